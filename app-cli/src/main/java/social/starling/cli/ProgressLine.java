package social.starling.cli;

/** How far something is: one line that changes on a terminal, a line for each change elsewhere, nothing beside JSON. */
final class ProgressLine implements AutoCloseable {
    private static final int WIDEST = 100;

    private final Terminal terminal;
    private final boolean silent;
    private String last = "";

    ProgressLine(StarlingCommand starling) {
        this.terminal = starling.terminal();
        this.silent = starling.isJson();
    }

    void show(String text) {
        String line = Plain.line(text, WIDEST);
        if (silent || line.equals(last)) {
            return;
        }
        if (terminal.isInteractive()) {
            terminal.err().print("\r" + line + " ".repeat(Math.max(0, Plain.width(last) - Plain.width(line))));
            terminal.err().flush();
        } else {
            terminal.err().println(line);
        }
        last = line;
    }

    @Override
    public void close() {
        if (!last.isEmpty() && terminal.isInteractive()) {
            terminal.err().println();
        }
    }
}
