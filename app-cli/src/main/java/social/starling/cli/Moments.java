package social.starling.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Locale;

/** Moments as people write them, in their zone. */
final class Moments {
    private Moments() {}

    /**
     * @param option in whose value it stands, for the message
     * @param written {@code today}, {@code yesterday}, {@code 2h} for two hours ago, a day, day and time, a time of today, or
     *     an instant of ISO 8601
     */
    static Instant parse(String option, String written, Terminal terminal) {
        ZonedDateTime now = terminal.clock().instant().atZone(terminal.zone());
        String text = written.strip();
        try {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "now" -> now.toInstant();
                case "today" -> now.toLocalDate().atStartOfDay(terminal.zone()).toInstant();
                case "yesterday" ->
                    now.toLocalDate().minusDays(1).atStartOfDay(terminal.zone()).toInstant();
                default -> read(option, text, now);
            };
        } catch (DateTimeException e) {
            throw new CommandException(
                    ExitCode.USAGE,
                    option + " is \"" + written
                            + "\"; today, yesterday, 2h (ago), 08:30, 2024-01-31, 2024-01-31T08:30 or"
                            + " 2024-01-31T08:30:00Z are allowed");
        }
    }

    private static Instant read(String option, String text, ZonedDateTime now) {
        if (text.matches("\\d{1,6}[smhd]")) {
            return now.toInstant().minus(Duration.ofSeconds(TimeSpan.seconds(option, text)));
        }
        if (text.matches("\\d{1,2}:\\d{2}")) {
            LocalTime time = LocalTime.parse(text.length() == 4 ? "0" + text : text);
            return now.toLocalDate().atTime(time).atZone(now.getZone()).toInstant();
        }
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return LocalDate.parse(text).atStartOfDay(now.getZone()).toInstant();
        }
        if (text.matches("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2})?")) {
            return LocalDateTime.parse(text.replace(' ', 'T'))
                    .atZone(now.getZone())
                    .toInstant();
        }
        return ZonedDateTime.parse(text).toInstant();
    }
}
