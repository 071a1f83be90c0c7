package social.starling.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Times as people read them, in their zone. */
final class Times {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Times() {}

    /** Empty for a missing time. */
    static String local(JsonNode time, ZoneId zone) {
        return time.isString() ? local(Instant.parse(time.asString()), zone) : "";
    }

    static String local(Instant time, ZoneId zone) {
        return FORMAT.format(time.atZone(zone));
    }

    /** Such as {@code 5 min ago} or {@code in 2 h}; day and time where it is more than a week away. */
    static String ago(Instant time, Instant now, ZoneId zone) {
        Duration distance = Duration.between(time, now);
        if (distance.abs().compareTo(Duration.ofDays(7)) > 0) {
            return DAY.format(time.atZone(zone));
        }
        if (distance.abs().toSeconds() == 0) {
            return "now";
        }
        return distance.isNegative() ? "in " + rough(distance.negated()) : rough(distance) + " ago";
    }

    /** Day and time, and how long ago that was. */
    static String full(Instant time, Instant now, ZoneId zone) {
        boolean near = Duration.between(time, now).abs().compareTo(Duration.ofDays(7)) <= 0;
        return local(time, zone) + (near ? " (" + ago(time, now, zone) + ")" : "");
    }

    /** Such as {@code 2 h 5 min}. */
    static String length(Duration duration) {
        long hours = duration.toHours();
        if (hours >= 48) {
            return duration.toDays() + " days";
        }
        if (hours > 0) {
            return hours + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toSeconds() + " s";
    }

    private static String rough(Duration length) {
        if (length.toDays() > 0) {
            return length.toDays() + " d";
        }
        if (length.toHours() > 0) {
            return length.toHours() + " h";
        }
        return length.toMinutes() > 0 ? length.toMinutes() + " min" : length.toSeconds() + " s";
    }
}
