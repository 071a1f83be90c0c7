package social.starling.bluesky;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which video service an account's server works with.
 *
 * @param named for the accounts of all servers; null where Bluesky's own serve theirs and others have none
 */
record VideoHosts(@Nullable URI named) {
    private static final URI BLUESKY = URI.create("https://video.bsky.app");

    /** Null where there is none. */
    @Nullable
    URI of(URI server) {
        if (named != null) {
            return named;
        }
        String host = server.getHost() == null ? "" : server.getHost().toLowerCase(Locale.ROOT);
        return host.equals("bsky.social") || host.endsWith(".host.bsky.network") ? BLUESKY : null;
    }
}
