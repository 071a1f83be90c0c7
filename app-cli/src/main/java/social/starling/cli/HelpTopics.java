package social.starling.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is true of every command. */
final class HelpTopics {
    static final List<String> NAMES = List.of("exit-codes", "environment", "output");

    private static final String EXIT_CODES = """
            Exit codes

              0    done
              1    a platform or a delivery said no
              2    the command line or a value in it is wrong, or a yes was needed
              3    there is no such thing
              4    it stands where this cannot be done
              5    the daemon, its database or its port cannot be had
              6    credentials are not accepted; sign in again
              130  it was ended by Ctrl-C, 143 by SIGTERM

            What is wrong is told in a sentence on standard error; with --json it is an object with title, detail and, where
            the daemon said so, status, code and fix (RFC 9457).
            """;

    private static final String ENVIRONMENT = """
            Environment

              STARLING_DATA       where everything is kept, unless --data says so (default: ~/.starling)
              STARLING_…          any setting, such as STARLING_SERVER_PORT; see docs/configuration.md
              STARLING_JAVA_HOME  the JDK to use, 21 or newer (default: JAVA_HOME, the PATH, the usual folders)
              STARLING_JAVA_OPTS  further JVM flags
              NO_COLOR            set to anything: no colours on a terminal
              COLUMNS             how wide tables may be on a terminal (default: as wide as it is)
              TZ                  the zone in which times are shown and read
            """;

    private static final String OUTPUT = """
            Output

            Results go to standard output, questions, progress and remarks to standard error. On a terminal tables keep to
            its width, states are coloured and times are told as long ago. In a file or a pipe nothing is cut and nothing is
            coloured, and times are yyyy-MM-dd HH:mm:ss in your zone.

              --json         one JSON value, as the API gives it (docs/api.md): keys are added, never changed or taken away.
                             With --follow and --watch one object on each line. Times are ISO 8601 in UTC
              -q, --quiet    of a list the ids alone, one a line
              --no-headers   a table without its headings
              --limit N      how many at most; the way to the rest is told on standard error

            What deletes or costs money asks first. Where nobody sits at a terminal it is done only with --yes.
            """;

    private HelpTopics() {}

    /** Null where there is no such topic. */
    static @Nullable String text(String topic) {
        return switch (topic) {
            case "exit-codes" -> EXIT_CODES;
            case "environment" -> ENVIRONMENT;
            case "output" -> OUTPUT;
            default -> null;
        };
    }
}
