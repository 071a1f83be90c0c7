package social.starling.ports.delivery;

import java.time.Instant;
import social.starling.ports.account.AccountId;

/**
 * The source of a copy, to be looked at now and then for whether it still stands.
 *
 * @param source the account that posted it
 * @param postId by which it was read last; the origin's own, or a later one of its edit history
 * @param since when it was planned; looks grow rarer from then on
 * @param looks how often it has been looked at or passed over
 * @param nextLook when it is due
 */
public record WatchedPost(
        AccountId source, Origin.RemotePost origin, String postId, Instant since, int looks, Instant nextLook) {}
