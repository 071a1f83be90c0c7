package social.starling.ports.publish;

import social.starling.ports.post.PostReference;

/** How a creating call ended. */
public sealed interface PublishOutcome {
    record Published(PostReference post) implements PublishOutcome {}

    /** Taken by an asynchronous platform, not final yet. */
    record Pending(RequestBytes state) implements PublishOutcome {}

    /**
     * Refused for good: nothing was created and the same content will be refused again.
     *
     * @param reason what, which value, what is allowed
     */
    record Rejected(String reason) implements PublishOutcome {}

    /** It may or may not have been created; only reconciling can tell. */
    record Unknown(String reason) implements PublishOutcome {}
}
