package social.starling.sandbox.bluesky;

/**
 * Where real servers differ, which one this is.
 *
 * @param strict whether facets off the text and replies to nothing are refused, which no real server does
 * @param identicalPutFirst whether an identical putRecord with {@code swapRecord: null} is a no-op (200) instead of
 *     InvalidSwap
 * @param retryAfter whether a 429 has Retry-After, as on newer servers
 */
public record BlueskySettings(boolean strict, boolean identicalPutFirst, boolean retryAfter) {

    /** What holds at the start. */
    public static final BlueskySettings DEFAULT = new BlueskySettings(true, false, false);
}
