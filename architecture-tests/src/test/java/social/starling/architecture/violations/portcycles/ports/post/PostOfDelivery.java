package social.starling.architecture.violations.portcycles.ports.post;

import social.starling.architecture.violations.portcycles.ports.delivery.DeliveryOfPost;

public record PostOfDelivery(DeliveryOfPost delivery) {}
