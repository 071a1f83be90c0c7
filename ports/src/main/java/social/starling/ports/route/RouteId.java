package social.starling.ports.route;

import java.util.regex.Pattern;

/** The id of a route, such as {@code rt-0k3v9d2m}. */
public record RouteId(String value) {
    private static final Pattern VALUE = Pattern.compile("rt-[0-9a-z]{4,32}");

    public RouteId {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is no route id; rt- and 4 to 32 lower-case letters and digits are allowed");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
