package social.starling.examples.notebook;

import java.time.Instant;

/**
 * One post as it is kept: a line of five fields with tabs between them.
 *
 * @param id nobody has two lines of one id
 * @param at later than the line above
 * @param root the id of the first line of its thread; empty for a line that answers none
 * @param parent the id of the line that this one answers; empty for none
 */
record NotebookLine(String id, Instant at, String root, String parent, String text) {
    /** A text may hold everything; what would end its line is written in another way. */
    String written() {
        String oneLine = text.replace("\\", "\\\\").replace("\n", "\\n");
        return String.join("\t", id, at.toString(), root, parent, oneLine);
    }

    static NotebookLine of(String written) {
        String[] fields = written.split("\t", 5);
        return new NotebookLine(fields[0], Instant.parse(fields[1]), fields[2], fields[3], read(fields[4]));
    }

    private static String read(String oneLine) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < oneLine.length(); i++) {
            char letter = oneLine.charAt(i);
            if (letter == '\\') {
                i++;
                letter = oneLine.charAt(i) == 'n' ? '\n' : oneLine.charAt(i);
            }
            text.append(letter);
        }
        return text.toString();
    }
}
