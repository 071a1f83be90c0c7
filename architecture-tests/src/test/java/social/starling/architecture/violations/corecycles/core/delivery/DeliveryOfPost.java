package social.starling.architecture.violations.corecycles.core.delivery;

import social.starling.architecture.violations.corecycles.core.post.PostOfDelivery;

public record DeliveryOfPost(PostOfDelivery post) {}
