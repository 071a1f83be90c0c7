package social.starling.cli;

import java.util.Locale;

/** What a word means for who reads it, as the colour that a terminal gives it (ECMA-48, select graphic rendition). */
enum Tone {
    /** It is as it should be. */
    GOOD("32"),
    /** Somebody should look at it. */
    BAD("31"),
    /** It waits and goes on by itself. */
    WAITING("33"),
    /** It is being worked on. */
    MOVING("36"),
    PLAIN("");

    private final String colour;

    Tone(String colour) {
        this.colour = colour;
    }

    /** The tone of a state of a delivery, an account, a route or a backfill. */
    static Tone of(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "CONFIRMED", "ACTIVE", "DONE", "YES", "UP", "CARRY" -> GOOD;
            case "HELD", "DEAD", "SIGN_IN_NEEDED", "DOWN" -> BAD;
            case "RETRY_AT", "UNKNOWN", "PAUSED", "READY", "PLANNED" -> WAITING;
            case "CLAIMED", "SENDING", "ACCEPTED", "RECONCILING", "COUNTING", "RUNNING" -> MOVING;
            default -> PLAIN;
        };
    }

    /** {@code text} in this colour, and what comes after it in none. */
    String paint(String text) {
        return colour.isEmpty() || text.isEmpty() ? text : "\u001B[" + colour + "m" + text + "\u001B[0m";
    }
}
