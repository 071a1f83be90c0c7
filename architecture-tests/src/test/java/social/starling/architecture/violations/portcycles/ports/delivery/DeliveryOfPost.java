package social.starling.architecture.violations.portcycles.ports.delivery;

import social.starling.architecture.violations.portcycles.ports.post.PostOfDelivery;

public record DeliveryOfPost(PostOfDelivery post) {}
