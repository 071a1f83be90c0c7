package social.starling.ports.route;

import java.util.List;
import social.starling.ports.route.RouteRules.MentionStyle;
import social.starling.ports.text.RichText;

/**
 * What a route makes of a post's text: first the replacements in their order, then the tags, then prefix and suffix.
 * Fitting to the target comes afterwards.
 *
 * @param numbering whether the parts of a split post are numbered
 * @param mentions how people without a known counterpart are written
 * @param prefix stands before a text that has words as it is, white space included; at most {@value #LONGEST} characters
 * @param suffix stands after it, likewise
 * @param replacements at most {@value #MOST}
 * @param tags at most {@value #MOST}, each tag once
 * @param cards whether the first link is shown as a card where the target takes cards
 */
public record Wording(
        boolean numbering,
        MentionStyle mentions,
        String prefix,
        String suffix,
        List<Replacement> replacements,
        List<TagRewrite> tags,
        boolean cards) {
    public static final Wording AS_IT_IS = new Wording(false, MentionStyle.NAME, "", "", List.of(), List.of());

    private static final int LONGEST = 200;
    private static final int MOST = 20;

    public Wording {
        requireText("prefix", prefix);
        requireText("suffix", suffix);
        replacements = RuleChecks.few("replace", replacements, MOST);
        tags = RuleChecks.few("rewriteTags", tags, MOST);
        if (tags.stream().map(TagRewrite::key).distinct().count() < tags.size()) {
            throw new IllegalArgumentException("The tags "
                    + tags.stream().map(TagRewrite::from).toList() + " to be rewritten name one twice; name each once");
        }
    }

    /** One that shows cards. */
    public Wording(
            boolean numbering,
            MentionStyle mentions,
            String prefix,
            String suffix,
            List<Replacement> replacements,
            List<TagRewrite> tags) {
        this(numbering, mentions, prefix, suffix, replacements, tags, true);
    }

    public Wording numbered(boolean next) {
        return new Wording(next, mentions, prefix, suffix, replacements, tags, cards);
    }

    public Wording mentioning(MentionStyle next) {
        return new Wording(numbering, next, prefix, suffix, replacements, tags, cards);
    }

    public Wording between(String before, String after) {
        return new Wording(numbering, mentions, before, after, replacements, tags, cards);
    }

    public Wording replacing(List<Replacement> next) {
        return new Wording(numbering, mentions, prefix, suffix, next, tags, cards);
    }

    public Wording rewritingTags(List<TagRewrite> next) {
        return new Wording(numbering, mentions, prefix, suffix, replacements, next, cards);
    }

    public Wording withCards(boolean next) {
        return new Wording(numbering, mentions, prefix, suffix, replacements, tags, next);
    }

    private static void requireText(String name, String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "The " + name + " has " + text.length() + " characters; at most " + LONGEST + " are allowed");
        }
        if (text.chars().anyMatch(unit -> unit != '\n' && Character.isISOControl(unit))) {
            throw new IllegalArgumentException(
                    "The " + name + " holds a control character; letters, signs, spaces and line ends are allowed");
        }
        RichText.plain(text);
    }
}
