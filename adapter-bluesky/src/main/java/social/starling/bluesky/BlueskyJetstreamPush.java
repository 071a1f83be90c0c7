package social.starling.bluesky;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import social.starling.http.HttpCall;
import social.starling.http.HttpGateway;
import social.starling.http.Json;
import social.starling.ports.account.Account;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.PostPush;
import tools.jackson.databind.JsonNode;

/** Hears from a Jetstream what one account has written; it tells in JSON, and of the posts that are asked for alone. */
final class BlueskyJetstreamPush implements PostPush {
    /** Each instance numbers events by its own clock, and the address may lead to several of them. */
    private static final Duration LOOK_BACK = Duration.ofSeconds(5);

    private final URI address;
    private final HttpGateway http;
    private final InstantSource clock;

    BlueskyJetstreamPush(URI address, HttpGateway http, InstantSource clock) {
        this.address = address;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Line open(Account account, @Nullable String cursor) {
        String did = account.remoteId();
        HttpCall call = HttpCall.get(BlueskySettings.PLATFORM, address, "/subscribe")
                .query("wantedCollections", AtUri.POST)
                .query("wantedDids", did);
        if (cursor != null) {
            call = call.query("cursor", lookingBack(cursor));
        }
        return new PushedLine(http.listen(call), message -> place(message, did), clock);
    }

    private static String lookingBack(String cursor) {
        if (!cursor.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException(
                    "\"" + cursor + "\" is no place in a Jetstream; the cursor of a sign is allowed");
        }
        return Long.toString(Math.max(0, Long.parseLong(cursor) - LOOK_BACK.toNanos() / 1000));
    }

    /** Its time in microseconds; null where the message tells of none of the account's posts. */
    static @Nullable String place(byte[] message, String did) {
        JsonNode event = Json.parse(new String(message, StandardCharsets.UTF_8));
        if (event == null) {
            throw new PlatformException.Unavailable("The Jetstream sends what is no JSON", null);
        }
        boolean post = event.path("did").asString("").equals(did)
                && event.path("kind").asString("").equals("commit")
                && event.path("commit").path("collection").asString("").equals(AtUri.POST);
        long time = event.path("time_us").asLong(0);
        return post && time > 0 ? Long.toString(time) : null;
    }
}
