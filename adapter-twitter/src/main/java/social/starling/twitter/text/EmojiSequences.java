package social.starling.twitter.text;

import java.util.HashSet;
import java.util.Set;

/** The emoji that take several code points and count as one. */
final class EmojiSequences {
    private static final EmojiSequences KNOWN = new EmojiSequences();

    private final Set<String> sequences = new HashSet<>(NameList.read("emoji-sequences.txt"));
    private final int longest =
            sequences.stream().mapToInt(String::length).max().orElse(0);

    private EmojiSequences() {}

    static EmojiSequences known() {
        return KNOWN;
    }

    /** The end of the longest sequence that begins at {@code start}; {@code start} when there is none. */
    int endOf(String text, int start) {
        int second = start + Character.charCount(text.codePointAt(start));
        if (second >= text.length() || !mayContinue(text.codePointAt(second))) {
            return start;
        }
        for (int end = Math.min(start + longest, text.length()); end > second; end--) {
            if (sequences.contains(text.substring(start, end))) {
                return end;
            }
        }
        return start;
    }

    /** Variation selector, joiner, keycap, skin tone, regional letter, tag letter. */
    private static boolean mayContinue(int codePoint) {
        return codePoint == 0xfe0f
                || codePoint == 0x200d
                || codePoint == 0x20e3
                || codePoint >= 0x1f3fb && codePoint <= 0x1f3ff
                || codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff
                || codePoint >= 0xe0020 && codePoint <= 0xe007f;
    }
}
