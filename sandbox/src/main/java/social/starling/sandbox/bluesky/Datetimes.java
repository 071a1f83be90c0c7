package social.starling.sandbox.bluesky;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * Atproto's datetimes: the intersection of RFC 3339 and ISO 8601, with seconds and a zone, never {@code -00:00}.
 *
 * @see <a href="https://atproto.com/specs/lexicon#datetime">datetime</a>
 */
final class Datetimes {
    private static final Pattern SYNTAX = Pattern.compile(
            "[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{1,20})?(Z|[+-][0-2][0-9]:[0-5][0-9])");

    private Datetimes() {}

    static boolean isDatetime(String text) {
        if (!SYNTAX.matcher(text).matches() || text.endsWith("-00:00")) {
            return false;
        }
        try {
            return parse(text).withOffsetSameInstant(ZoneOffset.UTC).getYear() >= 0;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    /** The moment, with what is finer than nanoseconds cut off. */
    static OffsetDateTime parse(String text) {
        return OffsetDateTime.parse(
                text.replaceFirst("(\\.[0-9]{9})[0-9]+", "$1"), DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
