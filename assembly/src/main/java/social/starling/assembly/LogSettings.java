package social.starling.assembly;

/** What is logged, and in which form. */
public record LogSettings(Level level, Format format) {
    public static final LogSettings DEFAULT = new LogSettings(Level.INFO, Format.PLAIN);

    /** The least important lines that are written. */
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }

    /** How a line looks. */
    public enum Format {
        /** For people. */
        PLAIN,
        /** One JSON object a line. */
        JSON
    }
}
