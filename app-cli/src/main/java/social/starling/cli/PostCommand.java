package social.starling.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code starling post}. */
@Command(
        name = "post",
        mixinStandardHelpOptions = true,
        description = {
            "Posts TEXT to one or more accounts and waits until it is there.",
            "Shows first what each account would get and what that costs. Where it costs money a person is asked; without"
                    + " a terminal it is sent only with --yes."
        },
        footer = {
            "",
            "Examples:",
            "  starling post 'Good morning' --to bluesky:ada.bsky.social",
            "  starling post - --to ada --to bluesky:ada.bsky.social --dry-run < text.txt"
        })
final class PostCommand implements Callable<Integer> {
    @ParentCommand
    private StarlingCommand starling;

    @Parameters(paramLabel = "TEXT", description = "What to post; - for standard input.")
    private String text;

    @Option(names = "--to", required = true, paramLabel = "ACCOUNT", description = "Where; may be given several times.")
    private List<String> to;

    @Option(names = "--lang", paramLabel = "TAG", description = "Its languages, such as en; at most 3.")
    private @Nullable List<String> languages;

    @Option(names = "--numbering", description = "Number the parts when it must be split.")
    private boolean numbering;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "Posts once however often it is given (default: a new one).")
    private @Nullable String key;

    @Option(names = "--dry-run", description = "Show what it would become and cost, and send nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask, whatever it costs.")
    private boolean yes;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait until it is there (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Override
    public Integer call() {
        String words = text.equals("-") ? starling.terminal().readAll().stripTrailing() : legible(text);
        return starling.with(session -> {
            AccountNames names = new AccountNames(session.api());
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("text", words);
            body.put("targets", to.stream().map(names::id).toList());
            body.put("numbering", numbering);
            if (languages != null) {
                body.put("languages", languages);
            }
            JsonNode preflight = session.api().post("/api/posts/preflight", body);
            boolean passes = preflight.path("passes").asBoolean();
            if (dryRun || !passes) {
                starling.show(preflight, () -> print(preflight));
                return passes ? ExitCode.OK : ExitCode.USAGE;
            }
            confirm(preflight);
            return send(session, body);
        });
    }

    /** What the locale cannot tell arrives as U+FFFD, and would be posted so. */
    private static String legible(String words) {
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
        if (words.indexOf(0xFFFD) >= 0 && !encoding.equalsIgnoreCase("UTF-8")) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "The text has letters that this shell's locale (" + encoding
                            + ") cannot tell; set LC_ALL=C.UTF-8, or"
                            + " give the text on standard input: starling post - --to ACCOUNT < FILE");
        }
        return words;
    }

    private void confirm(JsonNode preflight) {
        String price = preflight.path("price").asString();
        boolean free = new java.math.BigDecimal(price).signum() == 0;
        if (yes || free) {
            return;
        }
        if (!starling.isJson()) {
            print(preflight);
        }
        if (!starling.terminal().confirms("Post this for $" + price + "?")) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "Nothing was posted: it costs $" + price + "; add --yes to post without being asked");
        }
    }

    private int send(Session session, Map<String, Object> body) {
        String once = key == null ? "cli-" + UUID.randomUUID() : key;
        JsonNode planned = session.api().post("/api/posts", body, Map.of("Idempotency-Key", once));
        List<String> ids = new ArrayList<>();
        planned.path("deliveries")
                .forEach(id ->
                        ids.add(id.isString() ? id.asString() : id.path("id").asString()));
        List<JsonNode> ended = new SettlingWatch(session.api(), Duration.ofSeconds(timeout)).await(ids);
        boolean arrived =
                ended.stream().allMatch(each -> each.path("state").asString().equals("CONFIRMED"));
        starling.show(DeliveryLines.array(ended), () -> ended.forEach(each -> starling.say(DeliveryLines.line(each))));
        return arrived ? ExitCode.OK : ExitCode.FAILED;
    }

    private void print(JsonNode preflight) {
        PrintStream out = starling.terminal().out();
        for (JsonNode target : preflight.path("targets")) {
            starling.say("@" + target.path("handle").asString() + " on "
                    + target.path("platform").asString() + ", $"
                    + target.path("price").asString() + ":");
            if (target.path("refused").isString()) {
                starling.say("  ! " + target.path("refused").asString());
            }
            int n = 0;
            for (JsonNode segment : target.path("segments")) {
                out.println(
                        "  " + (++n) + ") " + Plain.line(segment.path("text").asString()) + "  ["
                                + segment.path("length").asInt() + "]");
            }
            target.path("notes").forEach(note -> out.println("  - " + Plain.line(note.asString())));
        }
        out.println("In all: $" + preflight.path("price").asString());
    }
}
