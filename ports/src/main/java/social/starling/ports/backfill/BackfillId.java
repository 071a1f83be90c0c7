package social.starling.ports.backfill;

import java.util.regex.Pattern;

/** The id of a backfill, such as {@code bf-0k3v9d2m}. */
public record BackfillId(String value) {
    private static final Pattern VALUE = Pattern.compile("bf-[0-9a-z]{4,32}");

    public BackfillId {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is no backfill id; bf- and 4 to 32 lower-case letters and digits are allowed");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
