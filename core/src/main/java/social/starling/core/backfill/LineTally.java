package social.starling.core.backfill;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import social.starling.core.sync.DryRun;
import social.starling.core.sync.PostPlan;
import social.starling.core.sync.Recognition;
import social.starling.ports.backfill.BackfillTally;
import social.starling.ports.money.Money;
import social.starling.ports.post.Post;

/** Counts what becomes of posts, the same way before as in a run. */
final class LineTally {
    private final Set<String> window;
    private final Money read;
    private final Recognition recognition;

    /**
     * @param slice of the window; what else is counted are older posts of its threads
     * @param read what the source's platform bills for reading one post
     */
    LineTally(List<Post> slice, Money read, Recognition recognition) {
        this.window = slice.stream().map(post -> post.reference().id()).collect(Collectors.toUnmodifiableSet());
        this.read = read;
        this.recognition = recognition;
    }

    BackfillTally of(DryRun.Line line) {
        int posts = window.contains(line.plan().post().reference().id()) ? 1 : 0;
        BackfillTally seen = new BackfillTally(posts, 0, 0, 0, 0, posts == 0 ? Money.ZERO : read);
        if (isKnown(line)) {
            int recognised = recognition.isThere(line.plan().post()) ? 1 : 0;
            return seen.plus(new BackfillTally(0, 0, 0, 1, 0, Money.ZERO, recognised));
        }
        return seen.plus(
                switch (line.plan()) {
                    case PostPlan.Carry carry ->
                        new BackfillTally(
                                0,
                                1,
                                carry.composed().segments().size(),
                                0,
                                0,
                                carry.composed().price());
                    case PostPlan.Skip skip -> new BackfillTally(0, 0, 0, 0, 1, Money.ZERO);
                });
    }

    /** An edited post whose copy is replaced makes a new one, though it was planned before. */
    boolean isKnown(DryRun.Line line) {
        return switch (line.standing()) {
            case NEW -> recognition.isThere(line.plan().post());
            case COPY -> true;
            case PLANNED_BEFORE ->
                !(line.plan() instanceof PostPlan.Carry carry)
                        || carry.withdrawn().isEmpty();
        };
    }
}
