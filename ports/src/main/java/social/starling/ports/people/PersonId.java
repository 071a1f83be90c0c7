package social.starling.ports.people;

import java.util.regex.Pattern;

/** The id of a person, such as {@code per-0a1b2c3d4e5f6071}. */
public record PersonId(String value) {
    private static final Pattern VALUE = Pattern.compile("per-[0-9a-f]{16}");

    public PersonId {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is no id of a person; per- and 16 hexadecimal digits are allowed");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
