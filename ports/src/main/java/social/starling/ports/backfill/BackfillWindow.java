package social.starling.ports.backfill;

import java.time.Instant;

/** Which older posts are meant; it ends where the backfill was proposed, as younger ones are the route's own business. */
public sealed interface BackfillWindow {
    /** Everything posted from {@code moment} on. */
    record Since(Instant moment) implements BackfillWindow {}

    /** The newest ones. @param posts 1 to 100000 */
    record Last(int posts) implements BackfillWindow {
        public Last {
            if (posts < 1 || posts > 100_000) {
                throw new IllegalArgumentException(
                        "The last " + posts + " posts cannot be brought over; 1 to 100000 are allowed");
            }
        }
    }
}
