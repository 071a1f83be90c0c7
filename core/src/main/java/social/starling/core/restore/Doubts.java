package social.starling.core.restore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import social.starling.core.restore.Matches.Adoption;
import social.starling.core.restore.Matches.Doubt;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryKey;
import social.starling.ports.post.Fingerprint;

/**
 * What comparing cannot decide, in words for the person who can. Where a post may be the copy of another one, both stand
 * still: the one is not made again, and the other is carried nowhere.
 */
final class Doubts {
    /** Begins every reason, so that what a person has released is not held again. */
    static final String BEGINNING = "After the restore ";

    /** An equal post of about the same time is suspicious, whichever was first. */
    private static final Duration SHORTLY_BEFORE = Duration.ofHours(1);

    private static final Duration LATER = Duration.ofHours(24);

    private final Collection<Forgotten> open;
    private final OwnPosts posts;
    private final Map<DeliveryId, String> published;
    private final Collection<Adoption> adoptions;
    private final Map<DeliveryId, Doubt> doubts = new LinkedHashMap<>();

    Doubts(
            Collection<Forgotten> open,
            OwnPosts posts,
            Map<DeliveryId, String> published,
            Collection<Adoption> adoptions) {
        this.open = open;
        this.posts = posts;
        this.published = published;
        this.adoptions = adoptions;
    }

    List<Doubt> all() {
        for (Forgotten one : open) {
            if (one.delivery().waitsFor() == null) {
                List<OwnPost> candidates = candidates(one);
                if (!candidates.isEmpty()) {
                    doubt(one, mayStand(candidates));
                    candidates.forEach(post -> doubtAsSource(post, one));
                } else if (wasTakenOut(one)) {
                    doubt(
                            one,
                            BEGINNING + "a later part of this post was found and this part was not: somebody has"
                                    + " deleted it. Cancel it, or retry it to publish it again");
                }
            }
        }
        return new ArrayList<>(doubts.values());
    }

    private List<OwnPost> candidates(Forgotten one) {
        if (!one.isPlaced(published)) {
            return List.of();
        }
        Fingerprint words = one.words(published);
        return posts.unexplained(one.target()).stream()
                .filter(post -> saysTheSame(words, one, post) || mayHaveSaid(one, post))
                .toList();
    }

    private static boolean saysTheSame(Fingerprint words, Forgotten one, OwnPost post) {
        boolean suits = isNear(one, post) || one.plannedKey() == null && one.mayHaveBecome(post);
        return words.isTelling() && words.equals(post.words()) && suits;
    }

    /** Pictures alone say nothing that could be compared, and nobody knows what an edited post said at first. */
    private static boolean mayHaveSaid(Forgotten one, OwnPost post) {
        boolean silent = one.content().text().isBlank() && post.post().text().isBlank();
        boolean edited = post.post().revision() > 0;
        return one.plannedKey() == null && (silent || edited) && isNear(one, post) && one.mayHaveBecome(post);
    }

    private void doubtAsSource(OwnPost post, Forgotten one) {
        for (Forgotten other : open) {
            if (other.isFor(post.asOrigin())) {
                doubt(
                        other,
                        BEGINNING + "nobody can tell whether " + post.post().url() + " is itself a copy of "
                                + one.origin().canonical()
                                + ". Cancel this delivery if it is one, or retry it to carry the post");
            }
        }
    }

    private void doubt(Forgotten one, String reason) {
        doubts.putIfAbsent(one.delivery().id(), new Doubt(one, reason));
    }

    private boolean wasTakenOut(Forgotten one) {
        DeliveryKey key = one.delivery().key();
        return one.plannedKey() != null
                && adoptions.stream()
                        .map(adoption -> adoption.delivery().delivery().key())
                        .anyMatch(other -> other.origin().equals(key.origin())
                                && other.target().equals(key.target())
                                && other.revision() == key.revision()
                                && other.segment() > key.segment());
    }

    private static boolean isNear(Forgotten one, OwnPost post) {
        Instant at = one.content().createdAt();
        return !post.createdAt().isBefore(at.minus(SHORTLY_BEFORE))
                && !post.createdAt().isAfter(at.plus(LATER));
    }

    private static String mayStand(List<OwnPost> candidates) {
        String addresses = candidates.stream().map(own -> own.post().url()).collect(Collectors.joining(" or "));
        return BEGINNING + "nobody can tell whether " + addresses
                + " is its copy already. Cancel this delivery if it is, or retry it to publish the post";
    }
}
