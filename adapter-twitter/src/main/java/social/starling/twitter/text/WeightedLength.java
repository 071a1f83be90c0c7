package social.starling.twitter.text;

import java.util.Iterator;
import java.util.List;

/**
 * How long X takes a text to be (configuration v3 of twitter-text): every link 23 whatever its length, an emoji 2,
 * Latin and its neighbours 1, all else 2.
 */
final class WeightedLength {
    static final int LINK = 23;
    private static final int WIDE = 2;

    private WeightedLength() {}

    static int of(String text) {
        if (text.trim().isEmpty()) {
            return 0;
        }
        String composed = ComposedForm.of(text);
        EmojiSequences emoji = EmojiSequences.known();
        List<Url> urls = UrlFinder.find(composed);
        Iterator<Url> ahead = urls.iterator();
        Url url = ahead.hasNext() ? ahead.next() : null;
        int length = 0;
        int at = 0;
        while (at < composed.length()) {
            if (url != null && url.start() == at) {
                length += LINK;
                at = url.end();
                url = ahead.hasNext() ? ahead.next() : null;
                continue;
            }
            int end = emoji.endOf(composed, at);
            if (end > at) {
                length += WIDE;
                at = end;
            } else {
                int codePoint = composed.codePointAt(at);
                length += weight(codePoint);
                at += Character.charCount(codePoint);
            }
        }
        return length;
    }

    private static int weight(int codePoint) {
        boolean narrow = codePoint <= 4_351
                || codePoint >= 8_192 && codePoint <= 8_205
                || codePoint >= 8_208 && codePoint <= 8_223
                || codePoint >= 8_242 && codePoint <= 8_247;
        return narrow ? 1 : WIDE;
    }
}
