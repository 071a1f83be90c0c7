package social.starling.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import social.starling.ports.delivery.DeliveryState;
import tools.jackson.databind.JsonNode;

/** Which deliveries are meant. */
final class LedgerFilter {
    @Option(
            names = "--state",
            split = ",",
            paramLabel = "STATE",
            description = "Only in these states, with commas between: ${COMPLETION-CANDIDATES}.")
    private @Nullable List<DeliveryState> states;

    @Option(
            names = {"--target", "--account"},
            paramLabel = "ACCOUNT",
            description = "Only to this account.")
    private @Nullable String target;

    @Option(
            names = "--platform",
            paramLabel = "PLATFORM",
            completionCandidates = Platforms.class,
            description = "Only to the accounts of this platform: ${COMPLETION-CANDIDATES}.")
    private @Nullable String platform;

    @Option(names = "--route", paramLabel = "ROUTE", description = "Only what this route has planned.")
    private @Nullable String route;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "Only what has changed since: today, yesterday, 2h, 08:30, 2024-01-31 or 2024-01-31T08:30.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "WHEN", description = "Only what has not changed since then.")
    private @Nullable String until;

    @Option(
            names = "--text",
            paramLabel = "WORDS",
            description = "Only where these words are in the post or the reason.")
    private @Nullable String text;

    @Option(names = "--origin", paramLabel = "ORIGIN", description = "Only of this origin, as ledger show names it.")
    private @Nullable String origin;

    /** The parameters of the API that say the same. */
    Map<String, String> query(Terminal terminal, AccountNames names) {
        Map<String, String> query = new LinkedHashMap<>();
        if (states != null && !states.isEmpty()) {
            query.put("state", states.stream().map(Enum::name).collect(Collectors.joining(",")));
        }
        put(query, "target", target == null ? null : names.id(target));
        put(query, "platform", platform);
        put(query, "route", route);
        put(
                query,
                "since",
                since == null ? null : Moments.parse("--since", since, terminal).toString());
        put(
                query,
                "until",
                until == null ? null : Moments.parse("--until", until, terminal).toString());
        put(query, "text", text);
        put(query, "origin", origin);
        return query;
    }

    boolean hasText() {
        return text != null;
    }

    /** Whether {@code delivery} is among what {@code query} asks for; the time of its change is not looked at. */
    static boolean matches(Map<String, String> query, JsonNode delivery, AccountNames names) {
        String words = query.getOrDefault("text", "").toLowerCase(Locale.ROOT);
        String target = delivery.path("target").asString();
        Set<String> states = Set.of(
                query.getOrDefault("state", delivery.path("state").asString()).split(","));
        return states.contains(delivery.path("state").asString())
                && query.getOrDefault("target", target).equals(target)
                && (!query.containsKey("platform") || names.name(target).startsWith(query.get("platform") + ":"))
                && query.getOrDefault("route", delivery.path("via").asString())
                        .equals(delivery.path("via").asString())
                && query.getOrDefault("origin", delivery.path("origin").asString())
                        .equals(delivery.path("origin").asString())
                && (delivery.path("text").asString("") + "\n"
                                + delivery.path("reason").asString(""))
                        .toLowerCase(Locale.ROOT)
                        .contains(words);
    }

    static String address(String path, Map<String, String> query) {
        return path
                + query.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + UrlText.encode(entry.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }
}
