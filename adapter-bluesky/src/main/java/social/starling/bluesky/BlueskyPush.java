package social.starling.bluesky;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import social.starling.http.AddressGuard;

/** By whom Starling is told at once of new posts on Bluesky; the sources are asked by the clock in any case. */
public sealed interface BlueskyPush {
    /** By each account's own server, which tells of all its accounts: {@code com.atproto.sync.subscribeRepos}. */
    record Firehose() implements BlueskyPush {}

    /** By nobody. */
    record Off() implements BlueskyPush {}

    /**
     * By a Jetstream, which tells of the accounts that are asked for, wherever they live; of those only that its relay
     * follows.
     *
     * @param address {@code wss://} or {@code https://} with a host and perhaps a port
     * @see <a href="https://github.com/bluesky-social/jetstream">Jetstream</a>
     */
    record Jetstream(URI address) implements BlueskyPush {
        private static final String PATH = "/subscribe";

        public Jetstream {
            String given = address.toString();
            String scheme = address.getScheme() == null
                    ? ""
                    : address.getScheme().toLowerCase(Locale.ROOT).replaceFirst("^ws", "http");
            String path = address.getRawPath() == null ? "" : address.getRawPath();
            boolean web = scheme.equals("http") || scheme.equals("https");
            boolean bare = path.isEmpty() || path.equals("/") || path.equals(PATH);
            if (!web || !bare || address.getHost() == null || !isHostAlone(address)) {
                throw refused(given);
            }
            try {
                address = new URI(scheme, null, address.getHost(), address.getPort(), null, null, null);
            } catch (URISyntaxException e) {
                throw refused(given);
            }
        }

        /** @throws IllegalArgumentException when the text is no such address */
        public static Jetstream at(String address) {
            try {
                return new Jetstream(new URI(address));
            } catch (URISyntaxException e) {
                throw refused(address);
            }
        }

        private static IllegalArgumentException refused(String given) {
            return new IllegalArgumentException("\"" + given + "\" is no address of a Jetstream; one such as"
                    + " wss://jetstream2.us-east.bsky.network is allowed");
        }

        private static boolean isHostAlone(URI address) {
            return address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
        }

        /** @throws IllegalArgumentException when the guard refuses the host, or names none that may go unencrypted */
        public void requireAllowed(AddressGuard guard) {
            BlueskySettings.requireAllowed(address, guard);
        }
    }
}
