package social.starling.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Rows under headings, aligned by what a terminal shows. */
final class Table {
    private static final int WIDEST_CELL = 60;

    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    Table(String... headings) {
        this.columns = headings.length;
        rows.add(Arrays.stream(headings)
                .map(heading -> heading.toUpperCase(Locale.ROOT))
                .toList());
    }

    Table row(Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("A row of " + cells.length + " cells under " + columns + " headings");
        }
        rows.add(Arrays.stream(cells)
                .map(cell -> Plain.line(String.valueOf(cell), WIDEST_CELL))
                .toList());
        return this;
    }

    void print(PrintStream out) {
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], Plain.width(row.get(i)));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - Plain.width(row.get(i)) + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
