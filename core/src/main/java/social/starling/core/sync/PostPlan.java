package social.starling.core.sync;

import java.util.List;
import java.util.stream.Stream;
import social.starling.core.compose.Composed;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.post.Post;

/** What becomes of one post along one leg. */
public sealed interface PostPlan {
    Post post();

    /** As they are planned: what is withdrawn before what takes its place. */
    List<PlannedOrigin> origins();

    /**
     * @param composed what is shown; {@code origin} is the same as it is planned
     * @param withdrawn what is deleted, or cancelled where it was not sent, for an edited post; else empty
     */
    record Carry(Post post, Composed composed, PlannedOrigin origin, List<PlannedOrigin> withdrawn)
            implements PostPlan {
        public Carry {
            withdrawn = List.copyOf(withdrawn);
        }

        /** One that replaces nothing. */
        public Carry(Post post, Composed composed, PlannedOrigin origin) {
            this(post, composed, origin, List.of());
        }

        @Override
        public List<PlannedOrigin> origins() {
            return Stream.concat(withdrawn.stream(), Stream.of(origin)).toList();
        }
    }

    /** @param reason completes the sentence "The post is not carried because …" */
    record Skip(Post post, PlannedOrigin origin, String reason) implements PostPlan {
        @Override
        public List<PlannedOrigin> origins() {
            return List.of(origin);
        }
    }
}
