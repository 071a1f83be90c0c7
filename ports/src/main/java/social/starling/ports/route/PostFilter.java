package social.starling.ports.route;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import social.starling.ports.media.Attachment;

/**
 * Which posts a route carries by what they say and show. A post must pass every part.
 *
 * @param languages of which a post must have one, as BCP 47 tags; {@code en} stands for {@code en-GB} as well. Empty lets
 *     every language pass, and a post of which nobody told the language passes always
 */
public record PostFilter(TextFilter text, TagFilter tags, List<String> languages, MediaFilter media) {
    private static final int MOST = 50;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");

    public static final PostFilter ALL = new PostFilter(TextFilter.ALL, TagFilter.ALL, List.of(), MediaFilter.ALL);

    public PostFilter {
        languages = RuleChecks.few("languages", languages, MOST);
        for (String language : languages) {
            if (!LANGUAGE.matcher(language).matches()) {
                throw new IllegalArgumentException(
                        "\"" + language + "\" is no language; a tag such as en or pt-BR is allowed");
            }
        }
    }

    public PostFilter with(TextFilter next) {
        return new PostFilter(next, tags, languages, media);
    }

    public PostFilter with(TagFilter next) {
        return new PostFilter(text, next, languages, media);
    }

    public PostFilter with(MediaFilter next) {
        return new PostFilter(text, tags, languages, next);
    }

    public PostFilter inLanguages(List<String> next) {
        return new PostFilter(text, tags, next, media);
    }

    /**
     * By text.
     *
     * @param include a regular expression of which some part of the text must match; null lets every text pass
     * @param exclude a regular expression of which no part of the text may match; null excludes nothing
     */
    public record TextFilter(
            @Nullable String include, @Nullable String exclude) {
        public static final TextFilter ALL = new TextFilter(null, null);

        public TextFilter {
            RuleChecks.requireCompiles("include", include);
            RuleChecks.requireCompiles("exclude", exclude);
        }
    }

    /**
     * By tags, without {@code #} and in any case of letters.
     *
     * @param include of which a post must have one; empty lets every post pass
     * @param exclude of which a post may have none
     */
    public record TagFilter(List<String> include, List<String> exclude) {
        public static final TagFilter ALL = new TagFilter(List.of(), List.of());

        public TagFilter {
            include = tags("tags", include);
            exclude = tags("excludeTags", exclude);
        }

        private static List<String> tags(String name, List<String> tags) {
            return RuleChecks.few(
                    name, tags.stream().map(TagRewrite::requireName).toList(), MOST);
        }
    }

    /**
     * By kinds of media.
     *
     * @param include of which a post must show one; empty lets every post pass
     * @param exclude of which a post may show none
     */
    public record MediaFilter(List<Attachment.Kind> include, List<Attachment.Kind> exclude) {
        public static final MediaFilter ALL = new MediaFilter(List.of(), List.of());

        public MediaFilter {
            include = RuleChecks.few("media", include, MOST);
            exclude = RuleChecks.few("excludeMedia", exclude, MOST);
            for (Attachment.Kind kind : include) {
                if (exclude.contains(kind)) {
                    throw new IllegalArgumentException("The kind " + kind.name().toLowerCase(Locale.ROOT)
                            + " is both wanted and unwanted, so that no post could pass; name it once");
                }
            }
        }
    }
}
