package social.starling.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** One thing on a page of its own: a name and a value on each line. */
final class Sheet {
    private static final int GAP = 3;

    private final List<Line> lines = new ArrayList<>();

    /**
     * @param name empty where the value goes on with what is above it
     * @param value as {@link Cell#of} takes it; what is empty is left out
     */
    Sheet line(String name, Object value) {
        Cell cell = Cell.of(value);
        if (!cell.equals(Cell.NOTHING)) {
            lines.add(new Line(name, cell));
        }
        return this;
    }

    void print(Terminal terminal) {
        PrintStream out = terminal.out();
        int widest =
                lines.stream().mapToInt(line -> Plain.width(line.name())).max().orElse(0);
        for (Line line : lines) {
            String text = line.value() instanceof Cell.Moment moment
                    ? Times.full(moment.at(), terminal.clock().instant(), terminal.zone())
                    : line.value().shown(terminal);
            String painted = terminal.isColoured() ? line.value().tone().paint(text) : text;
            out.println(line.name() + " ".repeat(widest - Plain.width(line.name()) + GAP) + painted);
        }
    }

    private record Line(String name, Cell value) {}
}
