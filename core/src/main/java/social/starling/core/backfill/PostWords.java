package social.starling.core.backfill;

import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.post.Fingerprint;
import social.starling.ports.post.Post;
import social.starling.ports.text.RichText;

/**
 * What a post says, as far as it tells posts apart.
 *
 * @param whole of all its words, in the form that survives the platforms' rewriting; empty where it has no letter or digit
 * @param begin of its first words, where it has many; else null
 * @param isLong whether nobody says the same twice by chance
 */
record PostWords(String whole, @Nullable String begin, boolean isLong) {
    private static final int LONG = 25;
    private static final int BEGIN = 60;
    private static final int MANY = 100;

    static PostWords of(Post post) {
        String text = post.text().text();
        long letters = text.codePoints().filter(Character::isLetterOrDigit).count();
        if (letters == 0) {
            return new PostWords("", null, false);
        }
        String folded = text.strip().replaceAll("\\s+", " ");
        String begin = folded.codePointCount(0, folded.length()) < MANY
                ? null
                : Fingerprint.of(
                                new RichText(folded.substring(0, folded.offsetByCodePoints(0, BEGIN)), List.of()),
                                null,
                                0)
                        .value();
        return new PostWords(Fingerprint.of(post.text(), null, 0).value(), begin, letters >= LONG);
    }
}
