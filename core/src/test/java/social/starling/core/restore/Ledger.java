package social.starling.core.restore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryKey;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.Origin;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.Media;
import social.starling.ports.platform.Platform;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostReference;
import social.starling.ports.publish.Content;
import social.starling.ports.text.RichText;

/**
 * A restored ledger and the accounts being written up: ann and ben are on alpha, whose ids come with the answer; cat is on
 * beta, whose ids clients choose. Times are seconds after noon.
 */
final class Ledger {
    static final Platform ALPHA = new Platform("alpha");
    static final Platform BETA = new Platform("beta");
    static final AccountId ANN = AccountId.of(ALPHA, "ann");
    static final AccountId BEN = AccountId.of(ALPHA, "ben");
    static final AccountId CAT = AccountId.of(BETA, "cat");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static final Attachment PICTURE =
            new Attachment(Attachment.Kind.IMAGE, "https://example.org/picture.jpg", "");

    private final List<Forgotten> forgotten = new ArrayList<>();
    private final List<Delivery> parents = new ArrayList<>();
    private final List<OwnPost> posts = new ArrayList<>();
    private final Set<OwnPost> explained = new HashSet<>();

    Matches match() {
        return new LinkMatching(forgotten, new OwnPosts(posts, explained), parents).match();
    }

    /** A post as it stands; a person's, unless some delivery turns out to have made it. */
    OwnPost stands(AccountId account, String id, String text, long at) {
        return stands(account, id, text, at, null, 0, 0);
    }

    OwnPost shows(AccountId account, String id, String text, long at, int pictures) {
        return stands(account, id, text, at, null, 0, pictures);
    }

    OwnPost answers(OwnPost parent, String id, String text, long at) {
        return stands(parent.account(), id, text, at, parent.post().reference().id(), 0, 0);
    }

    OwnPost edited(AccountId account, String id, String text, long at) {
        return stands(account, id, text, at, null, 1, 0);
    }

    void isExplained(OwnPost post) {
        explained.add(post);
    }

    /** What sync has planned of a post for {@code target}. */
    Forgotten carries(OwnPost source, AccountId target) {
        return carries(source, target, null);
    }

    Forgotten carries(OwnPost source, AccountId target, @Nullable Forgotten after) {
        return part(source, target, source.post().text().text(), 0, after);
    }

    /** One part of a post that was split. */
    Forgotten part(OwnPost source, AccountId target, String text, int segment, @Nullable Forgotten after) {
        Instant at = source.createdAt().plusMillis(segment);
        DeliveryId parent = after == null ? null : after.delivery().id();
        return plan(source.asOrigin(), target, text, at, segment, DeliveryState.PLANNED, parent, false);
    }

    Forgotten requested(String key, AccountId target, String text, long at, DeliveryState state) {
        return plan(new Origin.Request(key), target, text, NOON.plusSeconds(at), 0, state, null, false);
    }

    /** The same as it stands once it was held for a person. */
    Forgotten doubted(OwnPost source, AccountId target) {
        return plan(
                source.asOrigin(),
                target,
                source.post().text().text(),
                source.createdAt(),
                0,
                DeliveryState.HELD,
                null,
                true);
    }

    /** Under a delivery that the ledger knows well. */
    Forgotten carriesUnder(OwnPost source, AccountId target, Delivery parent) {
        parents.add(parent);
        return plan(
                source.asOrigin(),
                target,
                source.post().text().text(),
                source.createdAt(),
                0,
                DeliveryState.PLANNED,
                parent.id(),
                false);
    }

    static Delivery known(AccountId target, DeliveryState state, @Nullable String remoteId) {
        DeliveryKey key = new DeliveryKey(new Origin.Request("known"), target, Action.CREATE, 0, 0);
        Content content = new Content(key.canonical(), NOON, RichText.plain("known"), null, List.of());
        PostReference remote = remoteId == null ? null : new PostReference(target, remoteId, null);
        return delivery(key, content, state, null, remote);
    }

    static String keyOf(Forgotten one) {
        return "key-of-" + one.delivery().id();
    }

    /** The copy that {@code one} has made. */
    OwnPost copy(Forgotten one, long later) {
        return copy(one, later, null);
    }

    OwnPost copy(Forgotten one, long later, @Nullable OwnPost parent) {
        String id = one.plannedKey() == null ? "copy-" + posts.size() : one.plannedKey();
        long at = Duration.between(NOON, one.content().createdAt()).toSeconds() + later;
        String parentId = parent == null ? null : parent.post().reference().id();
        int pictures = one.content().media().size();
        return stands(one.target(), id, one.content().text().text(), at, parentId, 0, pictures);
    }

    private Forgotten plan(
            Origin origin,
            AccountId target,
            String text,
            Instant createdAt,
            int segment,
            DeliveryState state,
            @Nullable DeliveryId after,
            boolean doubted) {
        DeliveryKey key = new DeliveryKey(origin, target, Action.CREATE, 0, segment);
        List<Media> media = posts.stream()
                .filter(post -> post.asOrigin().equals(origin) && segment == 0)
                .flatMap(post -> post.post().attachments().stream())
                .map(picture -> new Media(picture, null))
                .toList();
        Content content = new Content(key.canonical(), createdAt, RichText.plain(text), null, List.of(), media);
        Platform platform = target.equals(CAT) ? BETA : ALPHA;
        String planned = target.equals(CAT) ? "key-of-" + key.id() : null;
        Forgotten one = new Forgotten(delivery(key, content, state, after, null), content, platform, planned, doubted);
        forgotten.add(one);
        return one;
    }

    private OwnPost stands(
            AccountId account, String id, String text, long at, @Nullable String parentId, int revision, int pictures) {
        Post post = new Post(
                new PostReference(account, id, null),
                id,
                revision,
                NOON.plusSeconds(at),
                RichText.plain(text),
                parentId == null ? null : new Post.Reply(parentId, parentId, true),
                null,
                false,
                Collections.nCopies(pictures, PICTURE),
                List.of(),
                "https://example.org/" + id);
        OwnPost own = OwnPost.of(account.equals(CAT) ? BETA : ALPHA, post);
        posts.add(own);
        return own;
    }

    private static Delivery delivery(
            DeliveryKey key,
            Content content,
            DeliveryState state,
            @Nullable DeliveryId after,
            @Nullable PostReference remote) {
        return new Delivery(
                key.id(), key, content, after, false, "test", state, 0, NOON, 0, 0, null, null, null, false, remote,
                null, NOON, NOON);
    }
}
