package social.starling.core.sync;

import social.starling.core.compose.Composed;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.post.Post;

/** What becomes of one post along one leg. */
public sealed interface PostPlan {
    Post post();

    /** @param composed what is shown; {@code origin} is the same as it is planned */
    record Carry(Post post, Composed composed, PlannedOrigin origin) implements PostPlan {}

    /** @param reason completes the sentence "The post is not carried because …" */
    record Skip(Post post, PlannedOrigin origin, String reason) implements PostPlan {}
}
