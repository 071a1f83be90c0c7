package social.starling.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in a sentence. */
final class Misuse {
    private Misuse() {}

    static String sentence(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unknown(command, unmatched.getUnmatched().getFirst());
        }
        String said = String.valueOf(failure.getMessage());
        return said.equals("Missing required subcommand")
                ? missing(command)
                : said.replaceFirst("is not an? (int|long)$", "is not a whole number");
    }

    private static String unknown(CommandLine command, String word) {
        CommandSpec spec = command.getCommandSpec();
        String name = spec.qualifiedName();
        if (word.startsWith("-")) {
            String bare = word.replaceFirst("=.*", "");
            List<String> options = new ArrayList<>();
            spec.options().stream().map(OptionSpec::longestName).forEach(options::add);
            return "\"" + name + "\" has no option " + bare + NearNames.hint(bare, options);
        }
        return command.getSubcommands().isEmpty()
                ? "\"" + name + "\" has no place for \"" + word + "\"; put quotes around words that belong together"
                : "\"" + name + "\" has no command \"" + word + "\""
                        + NearNames.hint(word, command.getSubcommands().keySet());
    }

    private static String missing(CommandLine command) {
        return "\"" + command.getCommandSpec().qualifiedName() + "\" needs one of its commands: "
                + String.join(", ", command.getSubcommands().keySet());
    }
}
