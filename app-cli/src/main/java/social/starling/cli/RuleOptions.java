package social.starling.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import social.starling.ports.media.Attachment;
import social.starling.ports.route.Relations;
import social.starling.ports.route.RouteRules.MentionStyle;
import social.starling.ports.route.RouteRules.UnfitMedia;
import social.starling.ports.route.Upkeep;

/** The rules of a route on the command line. What may be given several times replaces what was there before. */
final class RuleOptions {
    @Option(
            names = "--include",
            paramLabel = "REGEX",
            description = "Only posts in which it is found (Java regular expression); empty for all.")
    private @Nullable String include;

    @Option(names = "--exclude", paramLabel = "REGEX", description = "No posts in which it is found; empty for none.")
    private @Nullable String exclude;

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            description = "Only posts with one of these tags; may be given several times, empty for all.")
    private @Nullable List<String> tags;

    @Option(names = "--exclude-tag", paramLabel = "TAG", description = "No posts with one of these tags.")
    private @Nullable List<String> excludeTags;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "Only posts in one of these languages, such as en, and those without one; empty for all.")
    private @Nullable List<String> languages;

    @Option(
            names = "--media",
            paramLabel = "KIND",
            description = "Only posts that show one of these: image, gif, video; empty for all.")
    private @Nullable List<String> media;

    @Option(names = "--exclude-media", paramLabel = "KIND", description = "No posts that show one of these.")
    private @Nullable List<String> excludeMedia;

    @Option(
            names = "--replies",
            paramLabel = "REPLIES",
            description = "Answers to others: ${COMPLETION-CANDIDATES} (default: SKIP).")
    private Relations.@Nullable Replies replies;

    @Option(
            names = "--reposts",
            paramLabel = "REPOSTS",
            description = "Reposts of others: ${COMPLETION-CANDIDATES} (default: SKIP).")
    private Relations.@Nullable Reposts reposts;

    @Option(
            names = "--quotes",
            paramLabel = "QUOTES",
            description = "Posts that quote: ${COMPLETION-CANDIDATES}, LINK adds the quoted post's address"
                    + " (default: SKIP).")
    private Relations.@Nullable Quotes quotes;

    @Option(names = "--numbering", negatable = true, description = "Number the parts of a split post, or not.")
    private @Nullable Boolean numbering;

    @Option(
            names = "--mentions",
            paramLabel = "STYLE",
            description = "How people unknown on the target are written: ${COMPLETION-CANDIDATES}.")
    private @Nullable MentionStyle mentions;

    @Option(names = "--prefix", paramLabel = "TEXT", description = "Stands before every post; empty for none.")
    private @Nullable String prefix;

    @Option(names = "--suffix", paramLabel = "TEXT", description = "Stands after every post; empty for none.")
    private @Nullable String suffix;

    @Option(
            names = "--replace",
            arity = "2",
            paramLabel = "WORDS",
            description = "A regular expression and what comes in its place ($1 is its first group); may be given"
                    + " several times, '' '' for none.")
    private @Nullable List<String> replace;

    @Option(
            names = "--rewrite-tag",
            arity = "2",
            paramLabel = "TAG",
            description = "A tag and the one in its place, or '' to take it out; may be given several times, '' '' for"
                    + " none.")
    private @Nullable List<String> rewriteTags;

    @Option(
            names = "--cards",
            negatable = true,
            description =
                    "Show the first link as a card with its page's title and picture where the target takes cards,"
                            + " or not (default: shown).")
    private @Nullable Boolean cards;

    @Option(
            names = "--unfit-media",
            paramLabel = "UNFIT",
            description = "Media that the target does not take: ${COMPLETION-CANDIDATES} (default: DROP).")
    private @Nullable UnfitMedia unfitMedia;

    @Option(
            names = "--hold",
            paramLabel = "TIME",
            description = "Carry a post when it is so old, such as 10m, so that a deletion or an edit wins; 0 to 7d"
                    + " (default: 0).")
    private @Nullable String hold;

    @Option(
            names = "--deletes",
            negatable = true,
            description = "Delete the copy of what is deleted at the source, or not (default: not).")
    private @Nullable Boolean deletes;

    @Option(
            names = "--edits",
            paramLabel = "EDITS",
            description = "Copies of what is edited at the source: ${COMPLETION-CANDIDATES} (default: IGNORE).")
    private Upkeep.@Nullable Edits edits;

    /** What was given, and nothing else. */
    Map<String, Object> asJson() {
        Map<String, Object> rules = new LinkedHashMap<>();
        putExpression(rules, "include", include);
        putExpression(rules, "exclude", exclude);
        put(rules, "tags", list(tags));
        put(rules, "excludeTags", list(excludeTags));
        put(rules, "languages", list(languages));
        put(rules, "media", kinds("--media", media));
        put(rules, "excludeMedia", kinds("--exclude-media", excludeMedia));
        put(rules, "replies", replies);
        put(rules, "reposts", reposts);
        put(rules, "quotes", quotes);
        put(rules, "numbering", numbering);
        put(rules, "mentions", mentions);
        put(rules, "prefix", prefix);
        put(rules, "suffix", suffix);
        put(rules, "replace", pairs(replace, (from, to) -> Map.of("pattern", from, "with", to)));
        put(rules, "rewriteTags", pairs(rewriteTags, (from, to) -> Map.of("from", from, "to", to)));
        put(rules, "cards", cards);
        put(rules, "unfitMedia", unfitMedia);
        put(rules, "hold", hold == null ? null : TimeSpan.seconds("--hold", hold));
        put(rules, "deletes", deletes);
        put(rules, "edits", edits);
        return rules;
    }

    /** An empty one takes away the one that was there. */
    private static void putExpression(Map<String, Object> rules, String key, @Nullable String expression) {
        if (expression != null) {
            rules.put(key, expression.isEmpty() ? null : expression);
        }
    }

    private static void put(Map<String, Object> rules, String key, @Nullable Object value) {
        if (value != null) {
            rules.put(key, value instanceof Enum<?> constant ? constant.name() : value);
        }
    }

    private static @Nullable List<String> list(@Nullable List<String> given) {
        return given == null
                ? null
                : given.stream().filter(each -> !each.isEmpty()).toList();
    }

    private static @Nullable List<String> kinds(String option, @Nullable List<String> given) {
        List<String> kinds = list(given);
        if (kinds != null) {
            kinds.forEach(kind -> requireKind(option, kind));
        }
        return kinds;
    }

    private static void requireKind(String option, String kind) {
        for (Attachment.Kind each : Attachment.Kind.values()) {
            if (each.name().equalsIgnoreCase(kind)) {
                return;
            }
        }
        throw new CommandException(
                ExitCode.USAGE, option + " is \"" + kind + "\"; image, gif, video or an empty text is allowed");
    }

    private static @Nullable List<Object> pairs(@Nullable List<String> given, BiFunction<String, String, Object> pair) {
        if (given == null) {
            return null;
        }
        List<Object> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < given.size(); i += 2) {
            boolean none = given.get(i).isEmpty() && given.get(i + 1).isEmpty();
            if (!none) {
                pairs.add(pair.apply(given.get(i), given.get(i + 1)));
            }
        }
        return pairs;
    }
}
