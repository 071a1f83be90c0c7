package social.starling.architecture.violations.corecycles.core.post;

import social.starling.architecture.violations.corecycles.core.delivery.DeliveryOfPost;

public record PostOfDelivery(DeliveryOfPost delivery) {}
