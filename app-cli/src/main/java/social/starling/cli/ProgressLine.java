package social.starling.cli;

/**
 * How far something is: one line that changes on a terminal, in its width; a line for each change elsewhere; nothing
 * beside JSON.
 */
final class ProgressLine implements AutoCloseable {
    /** Back to the first column, and nothing of what stood there (ECMA-48, erase in line). */
    private static final String AFRESH = "\r\u001B[K";

    private final Terminal terminal;
    private final boolean silent;
    private String last = "";

    ProgressLine(StarlingCommand starling) {
        this.terminal = starling.terminal();
        this.silent = starling.isJson();
    }

    void show(String text) {
        String line = Plain.line(text);
        if (silent || line.isEmpty() || line.equals(last)) {
            return;
        }
        if (terminal.screen().showsTalk()) {
            // In the last column a terminal may begin a new line.
            terminal.err().print(AFRESH + Plain.cut(line, terminal.screen().columns() - 1));
            terminal.err().flush();
        } else {
            terminal.err().println(line);
        }
        last = line;
    }

    /** Takes away what is shown, where that can be done. */
    void clear() {
        if (!last.isEmpty() && terminal.screen().showsTalk()) {
            terminal.err().print(AFRESH);
            terminal.err().flush();
        }
        last = "";
    }

    @Override
    public void close() {
        if (!last.isEmpty() && terminal.screen().showsTalk()) {
            terminal.err().println();
        }
    }
}
