package social.starling.cli;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** What stands in a table or on a page. */
sealed interface Cell {
    Cell NOTHING = new Words("");

    /** Words, which may be cut where a terminal is too narrow. */
    record Words(String text) implements Cell {}

    /** A number or an amount: stands at the right and is never cut. */
    record Figure(String text) implements Cell {}

    /** A word with a meaning of its own, such as a state: coloured on a terminal and never cut. */
    record Word(String text, Tone tone) implements Cell {}

    /** A moment: how long ago on a terminal, day and time in the user's zone elsewhere; never cut. */
    record Moment(Instant at) implements Cell {}

    /** Numbers become figures; everything else the words that it is. */
    static Cell of(Object content) {
        return switch (content) {
            case Cell cell -> cell;
            case Number number -> new Figure(number.toString());
            default -> new Words(String.valueOf(content));
        };
    }

    /** A state in its colour. */
    static Cell state(String state) {
        return new Word(state, Tone.of(state));
    }

    /** The name of something, to be copied: never cut. */
    static Cell name(String name) {
        return new Word(name, Tone.PLAIN);
    }

    /** An amount, such as {@code $0.20} or {@code 34%}. */
    static Cell figure(String amount) {
        return new Figure(amount);
    }

    /** Empty where there is no such moment. */
    static Cell time(JsonNode moment) {
        return moment.isString() ? new Moment(Instant.parse(moment.asString())) : NOTHING;
    }

    /** On one line, without anything that could harm a terminal. */
    default String shown(Terminal terminal) {
        return Plain.line(
                switch (this) {
                    case Words words -> words.text();
                    case Figure figure -> figure.text();
                    case Word word -> word.text();
                    case Moment moment ->
                        terminal.screen().showsOutput()
                                ? Times.ago(moment.at(), terminal.clock().instant(), terminal.zone())
                                : Times.local(moment.at(), terminal.zone());
                });
    }

    default Tone tone() {
        return this instanceof Word word ? word.tone() : Tone.PLAIN;
    }
}
