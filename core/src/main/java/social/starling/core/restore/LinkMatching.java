package social.starling.core.restore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import social.starling.core.restore.Matches.Adoption;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.Origin;

/**
 * Tells which posts on the accounts are the copies that a restored ledger has forgotten; no I/O. A planned key decides for
 * certain. Else the words decide, where there are as many posts as deliveries that may have become them. Each copy found
 * withdraws what was planned of it as a source, which may make the next question simple; what stays open when nothing
 * more is found is doubtful or unpublished.
 */
final class LinkMatching {
    private final OwnPosts posts;
    private final Map<DeliveryId, Forgotten> open = new LinkedHashMap<>();
    private final Map<Origin, List<Forgotten>> byOrigin = new HashMap<>();
    private final Map<DeliveryId, String> published = new HashMap<>();
    private final Set<DeliveryId> withdrawn = new HashSet<>();
    private final List<Adoption> adoptions = new ArrayList<>();
    private final List<Forgotten> copies = new ArrayList<>();
    private final List<Forgotten> orphans = new ArrayList<>();

    /** @param parents the deliveries under which others of {@code forgotten} hang, as far as they are none of these */
    LinkMatching(Collection<Forgotten> forgotten, OwnPosts posts, Collection<Delivery> parents) {
        this.posts = posts;
        for (Forgotten one : forgotten) {
            open.put(one.delivery().id(), one);
            byOrigin.computeIfAbsent(one.origin(), origin -> new ArrayList<>()).add(one);
        }
        for (Delivery parent : parents) {
            if (parent.state() == DeliveryState.CONFIRMED && parent.remote() != null) {
                published.put(parent.id(), parent.remote().id());
            } else if (parent.state() == DeliveryState.CANCELLED) {
                withdrawn.add(parent.id());
            }
        }
    }

    Matches match() {
        boolean found = true;
        while (found) {
            found = byKey();
            found |= byWords();
        }
        withdrawOrphans();
        Doubts doubts = new Doubts(List.copyOf(open.values()), posts, published, adoptions);
        List<Matches.Doubt> unclear = doubts.all();
        unclear.forEach(doubt -> open.remove(doubt.delivery().delivery().id()));
        List<Forgotten> left =
                open.values().stream().filter(Forgotten::isToBeSent).toList();
        return new Matches(adoptions, copies, orphans, unclear, left);
    }

    private boolean byKey() {
        int before = adoptions.size();
        for (Forgotten one : List.copyOf(open.values())) {
            if (one.plannedKey() != null && open.containsKey(one.delivery().id())) {
                posts.find(one.target(), one.plannedKey()).ifPresent(post -> adopt(one, post));
            }
        }
        return adoptions.size() > before;
    }

    private boolean byWords() {
        int before = adoptions.size();
        Map<OwnPosts.Words, List<Forgotten>> groups = new LinkedHashMap<>();
        for (Forgotten one : open.values()) {
            if (one.goesByText() && one.isPlaced(published)) {
                groups.computeIfAbsent(
                                new OwnPosts.Words(one.target(), one.says(published)), group -> new ArrayList<>())
                        .add(one);
            }
        }
        groups.forEach((words, asking) -> pair(asking, posts.unexplained(words.account(), words.says())));
        return adoptions.size() > before;
    }

    /** Pairs in the order of time, where every delivery finds a post and every post its delivery; else none. */
    private void pair(List<Forgotten> asking, List<OwnPost> candidates) {
        List<Forgotten> able = asking.stream()
                .filter(one -> open.containsKey(one.delivery().id()))
                .filter(one -> candidates.stream().anyMatch(one::mayHaveBecome))
                .sorted(Comparator.comparing(one -> one.content().createdAt()))
                .toList();
        List<OwnPost> reached = candidates.stream()
                .filter(post -> able.stream().anyMatch(one -> one.mayHaveBecome(post)))
                .sorted(Comparator.comparing(OwnPost::createdAt))
                .toList();
        if (able.size() != reached.size() || able.stream().anyMatch(Forgotten::doubted)) {
            return;
        }
        for (int i = 0; i < able.size(); i++) {
            if (!able.get(i).mayHaveBecome(reached.get(i)) || isContested(able.get(i), reached.get(i))) {
                return;
            }
        }
        for (int i = 0; i < able.size(); i++) {
            adopt(able.get(i), reached.get(i));
        }
    }

    /** Whether the source may as well be a copy of the post. */
    private boolean isContested(Forgotten one, OwnPost post) {
        return posts.source(one.origin())
                .filter(source -> of(post.asOrigin()).stream()
                        .anyMatch(back -> back.plannedKey() == null
                                && back.target().equals(source.account())
                                && back.mayHaveBecome(source)))
                .isPresent();
    }

    private void adopt(Forgotten one, OwnPost post) {
        open.remove(one.delivery().id());
        adoptions.add(new Adoption(one, post));
        published.put(one.delivery().id(), post.post().reference().id());
        posts.explain(post);
        posts.source(one.origin()).ifPresent(posts::explain);
        for (Forgotten copy : of(post.asOrigin())) {
            open.remove(copy.delivery().id());
            withdrawn.add(copy.delivery().id());
            copies.add(copy);
        }
    }

    /** What answers a post that is not carried can never be sent. */
    private void withdrawOrphans() {
        boolean found = true;
        while (found) {
            List<Forgotten> more = open.values().stream()
                    .filter(one -> one.delivery().after() != null
                            && withdrawn.contains(one.delivery().after())
                            && one.isToBeSent())
                    .toList();
            more.forEach(one -> {
                open.remove(one.delivery().id());
                withdrawn.add(one.delivery().id());
            });
            orphans.addAll(more);
            found = !more.isEmpty();
        }
    }

    private List<Forgotten> of(Origin origin) {
        return byOrigin.getOrDefault(origin, List.of()).stream()
                .filter(one -> open.containsKey(one.delivery().id()))
                .toList();
    }
}
