package social.starling.bluesky;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address of a record with a DID as its authority (atproto.com/specs/at-uri-scheme). */
record AtUri(String did, String collection, String key) {
    static final String POST = "app.bsky.feed.post";

    private static final Pattern VALUE = Pattern.compile(
            "at://(?<did>did:[a-z]+:[a-zA-Z0-9._:%-]*[a-zA-Z0-9._-])/(?<collection>[a-zA-Z0-9.-]{3,317})"
                    + "/(?<key>[a-zA-Z0-9_~.:-]{1,512})");

    /** Null when {@code text} is not the address of a record. */
    static @Nullable AtUri parse(String text) {
        Matcher parts = VALUE.matcher(text);
        if (text.length() > 8192 || !parts.matches() || parts.group("key").matches("\\.{1,2}")) {
            return null;
        }
        return new AtUri(parts.group("did"), parts.group("collection"), parts.group("key"));
    }

    /** @throws IllegalArgumentException when {@code text} is not the address of a post */
    static AtUri ofPost(String text) {
        AtUri uri = parse(text);
        if (uri == null || !uri.isPost()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no Bluesky post; at://did:…/" + POST + "/… is allowed");
        }
        return uri;
    }

    boolean isPost() {
        return collection.equals(POST);
    }

    @Override
    public String toString() {
        return "at://" + did + "/" + collection + "/" + key;
    }
}
