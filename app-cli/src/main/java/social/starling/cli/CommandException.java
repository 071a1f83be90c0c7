package social.starling.cli;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A command that ends with a sentence for the person who gave it. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;
    private final transient @Nullable JsonNode problem;

    CommandException(int exitCode, String sentence) {
        this(exitCode, sentence, null);
    }

    /** @param problem the daemon's answer (RFC 9457); null where there is none */
    CommandException(int exitCode, String sentence, @Nullable JsonNode problem) {
        super(sentence);
        this.exitCode = exitCode;
        this.problem = problem;
    }

    int exitCode() {
        return exitCode;
    }

    @Nullable
    JsonNode problem() {
        return problem;
    }
}
