package social.starling.daemon;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import social.starling.ports.media.Attachment;
import social.starling.ports.route.PostFilter;
import social.starling.ports.route.Relations;
import social.starling.ports.route.Replacement;
import social.starling.ports.route.RouteRules;
import social.starling.ports.route.TagRewrite;
import social.starling.ports.route.Upkeep;
import social.starling.ports.route.Wording;

/**
 * The rules of a route, all of them or, in a request, those that are to be other than the default.
 *
 * @param hold whole seconds
 */
record RulesJson(
        @Nullable String include,
        @Nullable String exclude,
        @Nullable List<String> tags,
        @Nullable List<String> excludeTags,
        @Nullable List<String> languages,
        @Nullable List<Attachment.Kind> media,
        @Nullable List<Attachment.Kind> excludeMedia,
        Relations.@Nullable Replies replies,
        Relations.@Nullable Reposts reposts,
        Relations.@Nullable Quotes quotes,
        @Nullable Boolean numbering,
        RouteRules.@Nullable MentionStyle mentions,
        @Nullable String prefix,
        @Nullable String suffix,
        @Nullable List<ReplacementJson> replace,
        @Nullable List<TagRewriteJson> rewriteTags,
        @Nullable Boolean cards,
        RouteRules.@Nullable UnfitMedia unfitMedia,
        @Nullable Integer hold,
        @Nullable Boolean deletes,
        Upkeep.@Nullable Edits edits) {
    static RulesJson of(RouteRules rules) {
        PostFilter filter = rules.filter();
        Wording wording = rules.wording();
        return new RulesJson(
                filter.text().include(),
                filter.text().exclude(),
                filter.tags().include(),
                filter.tags().exclude(),
                filter.languages(),
                filter.media().include(),
                filter.media().exclude(),
                rules.relations().replies(),
                rules.relations().reposts(),
                rules.relations().quotes(),
                wording.numbering(),
                wording.mentions(),
                wording.prefix(),
                wording.suffix(),
                wording.replacements().stream()
                        .map(each -> new ReplacementJson(each.pattern(), each.with()))
                        .toList(),
                wording.tags().stream()
                        .map(each -> new TagRewriteJson(each.from(), each.to()))
                        .toList(),
                wording.cards(),
                rules.unfitMedia(),
                (int) rules.upkeep().hold().toSeconds(),
                rules.upkeep().deletes(),
                rules.upkeep().edits());
    }

    /** @throws IllegalArgumentException when a value is not allowed, such as an expression that does not compile */
    RouteRules rules() {
        Relations none = Relations.NONE;
        return new RouteRules(
                filter(),
                new Relations(or(replies, none.replies()), or(reposts, none.reposts()), or(quotes, none.quotes())),
                wording(),
                or(unfitMedia, RouteRules.DEFAULT.unfitMedia()),
                new Upkeep(
                        hold == null ? Upkeep.NONE.hold() : Duration.ofSeconds(hold),
                        or(deletes, Upkeep.NONE.deletes()),
                        or(edits, Upkeep.NONE.edits())));
    }

    private PostFilter filter() {
        return new PostFilter(
                new PostFilter.TextFilter(include, exclude),
                new PostFilter.TagFilter(list("tags", tags), list("excludeTags", excludeTags)),
                list("languages", languages),
                new PostFilter.MediaFilter(list("media", media), list("excludeMedia", excludeMedia)));
    }

    private Wording wording() {
        Wording missing = Wording.AS_IT_IS;
        return new Wording(
                or(numbering, missing.numbering()),
                or(mentions, missing.mentions()),
                or(prefix, missing.prefix()),
                or(suffix, missing.suffix()),
                list(
                        "replace",
                        replace,
                        each -> new Replacement(
                                Parameters.required(each.pattern(), "pattern in rules.replace"), or(each.with(), ""))),
                list(
                        "rewriteTags",
                        rewriteTags,
                        each -> new TagRewrite(
                                Parameters.required(each.from(), "from in rules.rewriteTags"), or(each.to(), ""))),
                or(cards, missing.cards()));
    }

    private static <T> T or(@Nullable T given, T missing) {
        return given == null ? missing : given;
    }

    private static <T> List<T> list(String name, @Nullable List<T> given) {
        return list(name, given, Function.identity());
    }

    private static <T, R> List<R> list(String name, @Nullable List<T> given, Function<T, R> read) {
        if (given == null) {
            return List.of();
        }
        if (given.stream().anyMatch(Objects::isNull)) {
            throw new ProblemException(
                    Problem.Kind.INVALID, "rules." + name + " has an entry that is null; leave it out");
        }
        return given.stream().map(read).toList();
    }

    /** @param with nothing, where it is left out */
    record ReplacementJson(
            @Nullable String pattern, @Nullable String with) {}

    /** @param to nothing, where it is left out */
    record TagRewriteJson(@Nullable String from, @Nullable String to) {}
}
