package social.starling.sandbox.x;

/** A piece of a post's text with a meaning; {@code start} and {@code end} are UTF-16 indices, {@code end} exclusive. */
record XEntity(Kind kind, int start, int end, String value) {
    enum Kind {
        URL,
        MENTION,
        HASHTAG,
        CASHTAG
    }
}
