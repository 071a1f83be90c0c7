package social.starling.cli;

import java.util.function.Supplier;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** What every command that lists things takes beside {@code --json}. */
final class ListOptions {
    @Option(
            names = {"-q", "--quiet"},
            description = "Print the ids alone, one a line, for scripts.")
    private boolean quiet;

    @Option(names = "--no-headers", description = "Leave out the line of headings.")
    private boolean headless;

    /** {@code table} with or without its headings, as it was wanted. */
    Table dress(Table table) {
        return headless ? table.withoutHeadings() : table;
    }

    boolean isQuiet() {
        return quiet;
    }

    /**
     * Prints {@code answer} as JSON, as ids or as a table.
     *
     * @param answer an array of objects with an {@code id}
     * @param nextStep a sentence for who sees an empty list
     */
    int print(StarlingCommand starling, JsonNode answer, String nextStep, Supplier<Table> table) {
        return starling.show(answer, () -> {
            if (quiet) {
                answer.forEach(each -> starling.say(each.path("id").asString()));
            } else if (answer.isEmpty()) {
                starling.remark(nextStep);
            } else {
                dress(table.get()).print(starling.terminal());
            }
        });
    }
}
