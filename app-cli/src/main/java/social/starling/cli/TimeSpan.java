package social.starling.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as people write it: a number with s, m, h or d, or seconds alone. */
final class TimeSpan {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})([smhd]?)");

    private TimeSpan() {}

    /** @param option in whose value it stands, for the message */
    static int seconds(String option, String written) {
        Matcher parts = WRITTEN.matcher(written);
        long seconds = parts.matches() ? Long.parseLong(parts.group(1)) * unit(parts.group(2)) : -1;
        if (seconds < 0 || seconds > Integer.MAX_VALUE) {
            throw new CommandException(
                    ExitCode.USAGE,
                    option + " is \"" + written + "\"; a number with s, m, h or d is allowed, such as 90s or 10m");
        }
        return (int) seconds;
    }

    private static int unit(String letter) {
        return switch (letter) {
            case "m" -> 60;
            case "h" -> 3_600;
            case "d" -> 86_400;
            default -> 1;
        };
    }
}
