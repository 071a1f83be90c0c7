package social.starling.ports.publish;

import java.time.Duration;
import social.starling.ports.post.PostReference;

/** What became of an attempt whose answer was lost. */
public sealed interface Reconciliation {
    record Found(PostReference post) implements Reconciliation {}

    /** Proved: nothing was created. */
    record Absent() implements Reconciliation {}

    /** Not to be told yet; look again after {@code pause}. */
    record Undecided(String reason, Duration pause) implements Reconciliation {}

    /** Part of it stands on the platform: the same attempt goes on from its checkpoint. */
    record Resume() implements Reconciliation {}

    /** Cannot be told by looking: a person decides. */
    record Unclear(String reason) implements Reconciliation {}
}
