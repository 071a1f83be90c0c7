package social.starling.core.sync;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import social.starling.ports.post.Post;

/**
 * The posts of a walk that were planned lately, carried or not, so that what continues them is neither looked for at its
 * source again nor taken for something without a beginning. Bounded: the oldest ones are forgotten.
 */
final class RecentPosts {
    /** Far more than a thread has; a few hundred kilobytes. */
    private static final int MOST = 4_000;

    private final Map<String, Optional<ThreadEnd>> ends = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<ThreadEnd>> eldest) {
            return size() > MOST;
        }
    };

    void add(PostPlan plan) {
        Optional<ThreadEnd> end = switch (plan) {
            case PostPlan.Carry carry ->
                ThreadEnd.of(carry.origin().deliveries().getLast());
            case PostPlan.Skip skip -> Optional.empty();
        };
        Post post = plan.post();
        ends.put(post.originId(), end);
        ends.put(post.reference().id(), end);
        if (end.isEmpty() && post.reply() != null) {
            // What it hangs on was looked for with it, so nobody needs to ask for that again.
            ends.putIfAbsent(post.reply().parentId(), Optional.empty());
        }
    }

    boolean contains(String id) {
        return ends.containsKey(id);
    }

    /** Where the continuation of a carried post hangs. */
    Optional<ThreadEnd> end(String id) {
        return ends.getOrDefault(id, Optional.empty());
    }
}
