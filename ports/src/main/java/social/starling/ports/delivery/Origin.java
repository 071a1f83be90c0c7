package social.starling.ports.delivery;

import java.util.Locale;
import social.starling.ports.platform.Platform;

/** What a delivery was planned for. Its canonical form is stored and never changes. */
public sealed interface Origin {
    /** A short stable text that names the origin among all others. */
    String canonical();

    /** A post found on a platform. @param postId the first id of its edit history; at most 500 characters */
    record RemotePost(Platform platform, String postId) implements Origin {
        public RemotePost {
            requireText("post id", postId, 500);
        }

        @Override
        public String canonical() {
            return "post:" + platform.id() + ":" + postId;
        }
    }

    /** A request of a person or a program. @param key chosen by the caller, or made for it; at most 200 characters */
    record Request(String key) implements Origin {
        public Request {
            requireText("request key", key, 200);
        }

        @Override
        public String canonical() {
            return "request:" + key;
        }
    }

    /** @throws IllegalArgumentException when {@code canonical} was not written by {@link #canonical()} */
    static Origin parse(String canonical) {
        String[] parts = canonical.split(":", 3);
        if (parts.length == 3 && parts[0].equals("post")) {
            return new RemotePost(new Platform(parts[1]), parts[2]);
        }
        if (parts.length >= 2 && parts[0].equals("request")) {
            return new Request(canonical.substring("request:".length()));
        }
        throw new IllegalArgumentException(
                "\"" + canonical + "\" is no origin; post:PLATFORM:ID or request:KEY is allowed");
    }

    private static void requireText(String what, String value, int most) {
        if (value.isBlank() || value.length() > most) {
            throw new IllegalArgumentException("The " + what + " \"" + value + "\" has " + value.length()
                    + " characters; 1 to " + most + " are allowed");
        }
        requireWhole(what, value);
    }

    /** Half a character has no UTF-8: ids are hashes of that, and two origins would get the same one. */
    private static void requireWhole(String what, String value) {
        int at = 0;
        while (at < value.length()) {
            int point = value.codePointAt(at);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                throw new IllegalArgumentException("The " + what + " has a lone surrogate U+"
                        + Integer.toHexString(point).toUpperCase(Locale.ROOT) + " at position " + at
                        + "; only whole characters are allowed. Remove it");
            }
            at += Character.charCount(point);
        }
    }
}
