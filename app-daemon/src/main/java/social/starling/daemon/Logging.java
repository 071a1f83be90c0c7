package social.starling.daemon;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import social.starling.assembly.LogSettings;

/** Where log lines go and how they look: to stderr, one line each. Logback finds this class by itself. */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class Logging extends ContextAwareBase implements Configurator {
    /** A line break inside a message would let its writer forge a line; a trace keeps its own lines, indented. */
    private static final String LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level %logger{0}"
            + " [%X{request}%X{task}] %replace(%msg){'\\p{Cntrl}+',' | '}%n"
            + "%replace(%ex){'[\\r\\n]+(?=[^\\r\\n])','\n    '}";

    /** Talk about themselves at INFO. */
    private static final List<String> TALKATIVE =
            List.of("org.eclipse.jetty", "io.javalin", "org.flywaydb", "com.zaxxer.hikari");

    /** Warnings only, until the settings are known. */
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        apply(context, new LogSettings(LogSettings.Level.WARN, LogSettings.Format.PLAIN));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Follows {@code settings} from now on; does nothing where the host logs by something else than Logback. */
    static void apply(LogSettings settings) {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (factory instanceof LoggerContext context) {
            apply(context, settings);
        }
    }

    /** Writes lines of {@code level} and above from now on; no line that is being written is lost. */
    static void follow(LogSettings.Level level) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            follow(context, level);
        }
    }

    private static void apply(LoggerContext context, LogSettings settings) {
        Encoder<ILoggingEvent> encoder = switch (settings.format()) {
            case PLAIN -> plain();
            case JSON -> new JsonEncoder();
        };
        encoder.setContext(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("stderr");
        appender.setTarget(ConsoleTarget.SystemErr.getName());
        appender.setEncoder(encoder);
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(appender);
        // It reports a port in use with a trace, besides throwing what is told to the user.
        context.getLogger("io.javalin.Javalin").setLevel(Level.OFF);
        follow(context, settings.level());
    }

    private static void follow(LoggerContext context, LogSettings.Level wanted) {
        Level level = Level.valueOf(wanted.name());
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(level);
        TALKATIVE.forEach(
                name -> context.getLogger(name).setLevel(level.isGreaterOrEqual(Level.WARN) ? level : Level.WARN));
    }

    private static PatternLayoutEncoder plain() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(LINE);
        return encoder;
    }
}
