package social.starling.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import social.starling.ports.access.Scope;
import tools.jackson.databind.JsonNode;

/** {@code starling tokens …}. */
@Command(
        name = "tokens",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Makes and revokes tokens for the API.",
        footer = {
            "",
            "Examples:",
            "  starling tokens add backup-script --scope READ --days 90",
            "  starling tokens remove tok-0k3v9d2m --yes"
        })
final class TokensCommand {
    @ParentCommand
    private StarlingCommand starling;

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the tokens, never their values.",
            footer = {"", "Example:", "  starling tokens list"})
    int list(@Mixin ListOptions options) {
        return starling.with(session -> {
            JsonNode tokens = session.api().get("/api/tokens");
            return options.print(
                    starling,
                    tokens,
                    "No tokens yet. Make one with: starling tokens add NAME --scope READ",
                    () -> table(tokens));
        });
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Makes a token and prints it, this once and never again.",
            footer = {
                "",
                "Examples:",
                "  starling tokens add backup-script --scope READ --days 90",
                "  starling tokens add poster --scope READ,PUBLISH --json | jq -r .token"
            })
    int add(
            @Parameters(paramLabel = "NAME", description = "What it is for.") String name,
            @Option(
                            names = "--scope",
                            paramLabel = "SCOPE",
                            required = true,
                            split = ",",
                            description = "What it opens, with commas between: ${COMPLETION-CANDIDATES}.")
                    List<Scope> scopes,
            @Option(names = "--days", paramLabel = "N", description = "How long it lives (default: for ever).")
                    @Nullable
                    Integer days) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("scopes", scopes);
        if (days != null) {
            body.put("expiresInDays", days);
        }
        return starling.with(session -> {
            JsonNode token = session.api().post("/api/tokens", body);
            return starling.show(token, () -> starling.say(token.path("token").asString()));
        });
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Revokes a token at once.",
            footer = {"", "Example:", "  starling tokens remove tok-0k3v9d2m --yes"})
    int remove(
            @Parameters(paramLabel = "ID", description = "The token, as tokens list names it.") String id,
            @Option(names = "--yes", description = "Do not ask.") boolean yes) {
        if (!yes && !starling.terminal().confirms("Revoke the token " + id + "?")) {
            throw new CommandException(ExitCode.USAGE, "Nothing was revoked; add --yes to revoke without being asked");
        }
        return starling.with(session -> {
            session.api().delete("/api/tokens/" + UrlText.encode(id));
            return starling.removed(id);
        });
    }

    private static Table table(JsonNode tokens) {
        Table table = new Table("id", "name", "scopes", "expires", "last used");
        tokens.forEach(token -> table.row(
                token.path("id").asString(),
                token.path("name").asString(),
                String.join(
                        ", ",
                        token.path("scopes")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList()),
                Cell.time(token.path("expiresAt")),
                Cell.time(token.path("lastUsedAt"))));
        return table;
    }
}
