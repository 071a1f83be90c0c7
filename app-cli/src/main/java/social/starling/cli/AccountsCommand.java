package social.starling.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code starling accounts …}. An ACCOUNT is an id, platform:handle, or a handle that only one account has. */
@Command(
        name = "accounts",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Connects, checks and disconnects accounts.",
        footer = {
            "",
            "Examples:",
            "  starling accounts add twitter",
            "  starling accounts add bluesky ada.bsky.social",
            "  starling accounts add bluesky ada.bsky.social --secret app-password=@password.txt",
            "  starling accounts cap bluesky:ada.bsky.social --posts 50"
        })
final class AccountsCommand {
    @ParentCommand
    private StarlingCommand starling;

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = {
                "Connects an account, by browser where no HANDLE is given and the platform can.",
                "A secret that is not given is asked for."
            },
            footer = {
                "",
                "Examples:",
                "  starling accounts add twitter",
                "  starling accounts add bluesky ada.bsky.social",
                "  starling accounts add bluesky ada.bsky.social --password-stdin < password.txt",
                "  starling accounts add bluesky ada.example.org --server https://pds.example.org"
            })
    int add(
            @Parameters(
                            paramLabel = "PLATFORM",
                            completionCandidates = Platforms.class,
                            description = "One of ${COMPLETION-CANDIDATES}.")
                    String platform,
            @Parameters(paramLabel = "HANDLE", arity = "0..1", description = "For a sign-in by secrets.") @Nullable
                    String handle,
            @Option(
                            names = "--server",
                            paramLabel = "URL",
                            description = "The account's own server (default: the platform's).")
                    @Nullable
                    String server,
            @Option(
                            names = "--secret",
                            paramLabel = "NAME=-|@FILE",
                            description = "A secret from standard input (-) or a file (@FILE); never from here.")
                    @Nullable
                    List<String> secrets,
            @Option(
                            names = "--password-stdin",
                            description = "Read the password from the first line of standard input.")
                    boolean passwordStdin,
            @Option(
                            names = "--password-file",
                            paramLabel = "FILE",
                            description = "Read the password from a file that only its owner can read.")
                    @Nullable
                    String passwordFile) {
        List<String> given = new ArrayList<>(secrets == null ? List.of() : secrets);
        return starling.with(session -> {
            JsonNode known = platform(session.api(), platform);
            if (passwordStdin) {
                given.add(password(known) + "=-");
            }
            if (passwordFile != null) {
                given.add(password(known) + "=@" + passwordFile);
            }
            JsonNode account = handle == null && known.path("browser").asBoolean(false)
                    ? byBrowser(session.api(), platform)
                    : bySecrets(session.api(), known, handle, server, given);
            return starling.show(
                    account,
                    () -> starling.say("Connected @"
                            + account.path("handle").asString() + " on " + platform + " as "
                            + account.path("id").asString()));
        });
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the connected accounts.",
            footer = {"", "Examples:", "  starling accounts list", "  starling accounts list --json | jq -r .[].handle"
            })
    int list(@Mixin ListOptions options) {
        return starling.with(session -> {
            JsonNode accounts = session.api().get("/api/accounts");
            return options.print(
                    starling,
                    accounts,
                    "No accounts yet. Connect one with: starling accounts add bluesky HANDLE",
                    () -> table(accounts));
        });
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Asks the platform whether the credentials still work.",
            footer = {"", "Example:", "  starling accounts check bluesky:ada.bsky.social"})
    int check(@Parameters(paramLabel = "ACCOUNT", description = AccountNames.HELP) String account) {
        return starling.with(session -> {
            String id = new AccountNames(session.api()).id(account);
            JsonNode checked = session.api().post("/api/accounts/" + id + "/check", null);
            return starling.show(
                    checked,
                    () -> starling.say("@" + checked.path("handle").asString() + " on "
                            + checked.path("platform").asString() + " works"));
        });
    }

    @Command(
            name = "cap",
            mixinStandardHelpOptions = true,
            description = "Sets the most that may be posted and spent for an account in a day (UTC).",
            footer = {
                "",
                "Examples:",
                "  starling accounts cap twitter:ada --posts 50 --cost 2.50",
                "  starling accounts cap twitter:ada --posts 0"
            })
    int cap(
            @Parameters(paramLabel = "ACCOUNT", description = AccountNames.HELP) String account,
            @Option(names = "--posts", paramLabel = "N", description = "Posts a day; 0 stops the account.") @Nullable
                    Integer posts,
            @Option(names = "--cost", paramLabel = "DOLLARS", description = "Dollars a day, such as 2.50.") @Nullable
                    String cost) {
        if (posts == null && cost == null) {
            throw new CommandException(ExitCode.USAGE, "Nothing to set; give --posts N, --cost DOLLARS or both");
        }
        Map<String, Object> cap = new LinkedHashMap<>();
        if (posts != null) {
            cap.put("posts", posts);
        }
        if (cost != null) {
            cap.put("cost", cost);
        }
        return starling.with(session -> {
            String id = new AccountNames(session.api()).id(account);
            JsonNode changed = session.api().patch("/api/accounts/" + id, Map.of("cap", cap));
            return starling.show(
                    changed,
                    () -> starling.say(
                            "At most " + changed.path("cap").path("posts").asInt() + " posts and $"
                                    + changed.path("cap").path("cost").asString() + " a day"));
        });
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = {
                "Disconnects an account and forgets its secrets.",
                "What it posted stays, and so does the ledger."
            },
            footer = {
                "",
                "Examples:",
                "  starling accounts remove twitter:ada",
                "  starling accounts remove twitter:ada --yes"
            })
    int remove(
            @Parameters(paramLabel = "ACCOUNT", description = AccountNames.HELP) String account,
            @Option(names = "--yes", description = "Do not ask.") boolean yes) {
        return starling.with(session -> {
            AccountNames names = new AccountNames(session.api());
            String id = names.id(account);
            if (!yes && !starling.terminal().confirms("Disconnect " + names.name(id) + " and forget its secrets?")) {
                throw new CommandException(
                        ExitCode.USAGE, "Nothing was removed; add --yes to remove without being asked");
            }
            session.api().delete("/api/accounts/" + id);
            return starling.removed(id);
        });
    }

    private JsonNode platform(ApiClient api, String name) {
        JsonNode platforms = api.get("/api/platforms");
        Set<String> known = new HashSet<>();
        for (JsonNode each : platforms) {
            known.add(each.path("id").asString());
            if (each.path("id").asString().equals(name)) {
                return each;
            }
        }
        throw new CommandException(ExitCode.USAGE, "There is no platform \"" + name + "\"; " + known + " are allowed");
    }

    /** The name of the only secret that an account of the platform is connected by. */
    private static String password(JsonNode platform) {
        JsonNode names = platform.path("secrets");
        if (names.size() != 1) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "An account of " + platform.path("id").asString()
                            + " is not connected by one password; its secrets are " + names
                            + ": give each with --secret NAME=- or --secret NAME=@FILE");
        }
        return names.path(0).asString();
    }

    private JsonNode bySecrets(
            ApiClient api, JsonNode platform, @Nullable String handle, @Nullable String server, List<String> given) {
        if (handle == null) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "Name the account: starling accounts add "
                            + platform.path("id").asString() + " HANDLE");
        }
        Set<String> wanted = new HashSet<>();
        platform.path("secrets").forEach(name -> wanted.add(name.asString()));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("platform", platform.path("id").asString());
        body.put("handle", handle);
        if (server != null) {
            body.put("server", server);
        }
        body.put("secrets", new SecretSource(starling.terminal()).read(given, wanted));
        return api.post("/api/accounts", body);
    }

    private JsonNode byBrowser(ApiClient api, String platform) {
        JsonNode begun = api.post("/api/accounts/sign-in", Map.of("platform", platform));
        starling.terminal()
                .err()
                .println("Open this page and agree there:\n\n  "
                        + begun.path("page").asString() + "\n");
        return new Waiting(starling, "waiting for the sign-in", Duration.ofMinutes(10)).until(() -> {
            JsonNode now =
                    api.get("/api/accounts/sign-in/" + begun.path("state").asString());
            return switch (now.path("status").asString()) {
                case "done" -> now.path("account");
                case "failed" ->
                    throw new CommandException(
                            ExitCode.SIGN_IN, now.path("detail").asString("The sign-in failed"));
                default -> null;
            };
        });
    }

    private static Table table(JsonNode accounts) {
        Table table = new Table("id", "account", "state", "posts/day", "cost/day", "server");
        accounts.forEach(account -> table.row(
                account.path("id").asString(),
                account.path("platform").asString() + ":"
                        + account.path("handle").asString(),
                Cell.state(account.path("state").asString()),
                account.path("cap").path("posts").asInt(),
                Cell.figure("$" + account.path("cap").path("cost").asString()),
                account.path("server").asString()));
        return table;
    }
}
