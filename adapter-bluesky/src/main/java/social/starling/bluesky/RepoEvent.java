package social.starling.bluesky;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import social.starling.ports.platform.PlatformException;

/**
 * One message of {@code com.atproto.sync.subscribeRepos} (atproto.com/specs/event-stream), as far as it says who wrote.
 *
 * @param seq grows with every message of the server; 0 where it has none
 * @param repo the DID of the account; empty where the message is about none
 * @param posts whether it is about posts, and not likes or the like
 */
record RepoEvent(long seq, String repo, boolean posts) {
    private static final int MAX_WORDS = 200;

    /** @throws PlatformException when the message is none, or says that the server ends the stream */
    static RepoEvent of(byte[] message) {
        Cbor frame = new Cbor(message);
        Map<?, ?> header = map(frame.read());
        Map<?, ?> body = map(frame.read());
        if (Long.valueOf(-1).equals(header.get("op"))) {
            String words = (text(body.get("error")) + " " + text(body.get("message"))).replaceAll("\\p{Cntrl}+", " ");
            throw new PlatformException.Unavailable(
                    "The server ends its stream of events: " + words.substring(0, Math.min(MAX_WORDS, words.length())),
                    null);
        }
        // "#sync" says that a repository changed without saying what.
        boolean posts = switch (text(header.get("t"))) {
            case "#commit" -> touchesPosts(body.get("ops"));
            case "#sync" -> true;
            default -> false;
        };
        String repo = text(body.get("repo"));
        long seq = body.get("seq") instanceof Long number ? number : 0;
        return new RepoEvent(seq, repo.isEmpty() ? text(body.get("did")) : repo, posts);
    }

    private static boolean touchesPosts(@Nullable Object ops) {
        if (!(ops instanceof List<?> list)) {
            return false;
        }
        return list.stream()
                .anyMatch(op ->
                        op instanceof Map<?, ?> map && text(map.get("path")).startsWith(AtUri.POST + "/"));
    }

    private static Map<?, ?> map(@Nullable Object item) {
        return item instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(@Nullable Object item) {
        return item instanceof String text ? text : "";
    }
}
