package social.starling.twitter.text;

import java.text.Normalizer;

/**
 * Normalization form C, in which X counts. Reordering a long run of marks costs the square of its length, so a run is
 * cut after {@value #MAX_MARKS} marks; no script writes as many (UAX #15 calls 30 safe).
 */
final class ComposedForm {
    private static final int MAX_MARKS = 64;
    /** Below it every character is composed already. */
    private static final int FIRST_MARK = 0x300;

    private ComposedForm() {}

    static String of(String text) {
        int marks = 0;
        int done = 0;
        boolean plain = true;
        StringBuilder composed = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            plain = plain && codePoint < FIRST_MARK;
            marks = codePoint >= FIRST_MARK && CharacterClasses.isMark(codePoint) ? marks + 1 : 0;
            at += Character.charCount(codePoint);
            if (marks == MAX_MARKS) {
                composed.append(Normalizer.normalize(text.substring(done, at), Normalizer.Form.NFC));
                done = at;
                marks = 0;
            }
        }
        return plain
                ? text
                : composed.append(Normalizer.normalize(text.substring(done), Normalizer.Form.NFC))
                        .toString();
    }
}
