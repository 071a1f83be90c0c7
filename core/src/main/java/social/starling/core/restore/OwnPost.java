package social.starling.core.restore;

import java.time.Instant;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Origin;
import social.starling.ports.platform.Platform;
import social.starling.ports.post.Fingerprint;
import social.starling.ports.post.Post;

/**
 * A post that stands on one of the target accounts.
 *
 * @param words what it says where, without its media
 */
record OwnPost(Platform platform, Post post, Fingerprint says, Fingerprint words) {
    static OwnPost of(Platform platform, Post post) {
        String parent = post.reply() == null ? null : post.reply().parentId();
        return new OwnPost(platform, post, post.fingerprint(), Fingerprint.of(post.text(), parent, 0));
    }

    AccountId account() {
        return post.reference().account();
    }

    Instant createdAt() {
        return post.createdAt();
    }

    /** What it would be planned as, were it a source. */
    Origin.RemotePost asOrigin() {
        return new Origin.RemotePost(platform, post.originId());
    }
}
