package social.starling.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Rows under headings, aligned by what a terminal shows.
 *
 * <p>On a terminal it keeps to the width: what has only empty cells is left out, and words give way, the widest column
 * first. The first column names the row and is never cut, nor is any other {@link Cell} than words. Elsewhere every cell
 * is whole.
 */
final class Table {
    private static final int GAP = 2;
    private static final int NARROWEST = 10;

    private final List<String> headings;
    private final List<List<Cell>> rows = new ArrayList<>();
    private boolean headed = true;

    Table(String... headings) {
        this.headings = Arrays.stream(headings)
                .map(heading -> heading.toUpperCase(Locale.ROOT))
                .toList();
    }

    /** @param cells as {@link Cell#of} takes them, one for each heading */
    Table row(Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(
                    "A row of " + cells.length + " cells under " + headings.size() + " headings");
        }
        rows.add(Arrays.stream(cells).map(Cell::of).toList());
        return this;
    }

    Table withoutHeadings() {
        headed = false;
        return this;
    }

    /** Onto standard output, in the width and the colours of the terminal where there is one. */
    void print(Terminal terminal) {
        print(terminal, terminal.out(), terminal.screen().showsOutput());
    }

    /** Onto standard error, for what is not the result of a command. */
    void printAside(Terminal terminal) {
        print(terminal, terminal.err(), terminal.screen().showsTalk());
    }

    private void print(Terminal terminal, PrintStream out, boolean onScreen) {
        List<List<String>> shown = rows.stream()
                .map(row -> row.stream().map(cell -> cell.shown(terminal)).toList())
                .toList();
        int[] widths = IntStream.range(0, headings.size())
                .map(column -> width(shown, column, onScreen))
                .toArray();
        if (onScreen) {
            narrow(widths, terminal.screen().columns());
        }
        if (headed) {
            out.println(line(widths, headings::get, column -> Tone.PLAIN));
        }
        boolean coloured = onScreen && terminal.isColoured();
        for (int r = 0; r < shown.size(); r++) {
            List<Cell> cells = rows.get(r);
            out.println(
                    line(widths, shown.get(r)::get, i -> coloured ? cells.get(i).tone() : Tone.PLAIN));
        }
    }

    /** 0 for a column that nobody needs to see. */
    private int width(List<List<String>> shown, int column, boolean onScreen) {
        int widest = shown.stream()
                .mapToInt(row -> Plain.width(row.get(column)))
                .max()
                .orElse(0);
        boolean needed = !onScreen || widest > 0;
        return headed && needed ? Math.max(Plain.width(headings.get(column)), widest) : widest;
    }

    private void narrow(int[] widths, int most) {
        int gaps =
                Math.toIntExact(Arrays.stream(widths).filter(width -> width > 0).count() - 1) * GAP;
        for (int over = Arrays.stream(widths).sum() + gaps - most; over > 0; over--) {
            int widest = IntStream.range(1, widths.length)
                    .filter(column -> widths[column] > NARROWEST && isCuttable(column))
                    .reduce(0, (a, b) -> a == 0 || widths[b] > widths[a] ? b : a);
            if (widest == 0) {
                return;
            }
            widths[widest]--;
        }
    }

    private String line(int[] widths, IntFunction<String> texts, IntFunction<Tone> tones) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            if (widths[column] > 0) {
                String text = Plain.cut(texts.apply(column), widths[column]);
                String padding = " ".repeat(widths[column] - Plain.width(text));
                String painted = tones.apply(column).paint(text);
                line.append(isRight(column) ? padding + painted : painted + padding)
                        .append(" ".repeat(GAP));
            }
        }
        return line.toString().stripTrailing();
    }

    private boolean isCuttable(int column) {
        return rows.stream().allMatch(row -> row.get(column) instanceof Cell.Words);
    }

    private boolean isRight(int column) {
        return !rows.isEmpty()
                && rows.stream()
                        .map(row -> row.get(column))
                        .allMatch(cell -> cell instanceof Cell.Figure || cell.equals(Cell.NOTHING));
    }
}
