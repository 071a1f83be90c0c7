package social.starling.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What lets fish complete; picocli writes the same for bash and zsh only. */
final class FishCompletion {
    /** Commands are the words that are no options; the value of --data is none of them. */
    private static final String FUNCTIONS = """
            function __starling_words
                set -l words (commandline -opc)
                set -e words[1]
                set -l skip 0
                for word in $words
                    if test $skip = 1
                        set skip 0
                    else if test "$word" = --data
                        set skip 1
                    else if not string match -q -- '-*' $word
                        echo $word
                    end
                end
            end
            function __starling_in
                set -l words (__starling_words)
                test (count $argv) -eq 0; or test "$words[1..(count $argv)]" = "$argv"
            end
            function __starling_at
                test (string join ' ' (__starling_words)) = (string join ' ' $argv)
            end
            complete -c starling -f
            """;

    private final StringBuilder script = new StringBuilder(FUNCTIONS);

    private FishCompletion() {}

    static String of(CommandLine root) {
        FishCompletion completion = new FishCompletion();
        completion.add(root, List.of());
        return completion.script.toString();
    }

    private void add(CommandLine command, List<String> path) {
        String within = "__starling_in" + words(path);
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (path.isEmpty() || !option.inherited()) {
                line(path.isEmpty() ? "" : within, names(option) + values(option), option.description());
            }
        }
        for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
            String values = values(parameter);
            if (values.contains(" -a ") || values.contains(" -F")) {
                line(within, values, parameter.description());
            }
        }
        command.getSubcommands().forEach((name, below) -> {
            line(
                    "__starling_at" + words(path),
                    " -a " + name,
                    below.getCommandSpec().usageMessage().description());
            List<String> further = new ArrayList<>(path);
            further.add(name);
            add(below, further);
        });
    }

    private void line(String condition, String what, String[] description) {
        script.append("complete -c starling")
                .append(condition.isEmpty() ? "" : " -n " + quoted(condition))
                .append(what)
                .append(description.length == 0 ? "" : " -d " + quoted(plain(description[0])))
                .append('\n');
    }

    private static String names(OptionSpec option) {
        StringBuilder names = new StringBuilder();
        for (String name : option.names()) {
            names.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.negatable()) {
            names.append(" -l no-").append(option.longestName().substring(2));
        }
        return names.toString();
    }

    /** Empty for what takes none; files where the label says so. */
    private static String values(ArgSpec arg) {
        if (arg.arity().max() == 0) {
            return "";
        }
        StringJoiner values = new StringJoiner(" ");
        if (arg.completionCandidates() != null) {
            arg.completionCandidates().forEach(values::add);
        }
        String required = arg.isOption() ? " -r" : "";
        if (values.length() > 0) {
            return required + " -a " + quoted(values.toString());
        }
        return arg.paramLabel().matches(".*(FILE|DIR|FOLDER|ZIP).*") ? required + " -F" : required;
    }

    private static String words(List<String> path) {
        return path.isEmpty() ? "" : " " + String.join(" ", path);
    }

    private static String plain(String description) {
        int end = description.indexOf(": ${COMPLETION-CANDIDATES}");
        return (end < 0 ? description : description.substring(0, end))
                .replaceAll("\\$\\{[A-Z-]+}", "…")
                .replace("%n", " ");
    }

    /** In fish nothing but the quote and the backslash has a meaning within single quotes. */
    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
