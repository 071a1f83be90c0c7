package social.starling.core.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import social.starling.ports.post.Post;
import social.starling.ports.route.Replacement;
import social.starling.ports.route.RouteRules;
import social.starling.ports.route.TagRewrite;
import social.starling.ports.route.Wording;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

/** What a route's rules make of a post's words, before they are fitted to a target. */
final class Rewording {
    private final Wording wording;
    private final Map<Pattern, Replacement> replacements = new LinkedHashMap<>();

    Rewording(RouteRules rules) {
        this.wording = rules.wording();
        rules.wording().replacements().forEach(each -> replacements.put(Pattern.compile(each.pattern()), each));
    }

    Words words(Post post) {
        try {
            RichText text = post.repost() ? RichText.EMPTY : withQuoted(post, withTags(replaced(post.text())));
            if (post.repost()) {
                text = withAddress(text, post.url());
            }
            if (text.isBlank() && post.attachments().isEmpty()) {
                return new Unsayable(
                        post.text().isBlank() ? "it has no text" : "the route's rules leave nothing of its text");
            }
            if (text.isBlank()) {
                return new Said(text);
            }
            return new Said(TextEdit.apply(
                    text,
                    List.of(
                            new TextEdit(0, 0, wording.prefix(), null),
                            new TextEdit(text.text().length(), text.text().length(), wording.suffix(), null))));
        } catch (BoundedText.TooCostlyException | StackOverflowError e) {
            return new Unsayable("a replacement could not be made: " + BoundedText.sentence(e));
        } catch (IllegalArgumentException e) {
            return new Unsayable("the route's rules make no text of it: " + e.getMessage());
        }
    }

    private RichText replaced(RichText original) {
        RichText text = original;
        for (Map.Entry<Pattern, Replacement> each : replacements.entrySet()) {
            text = replaced(text, each.getKey(), each.getValue().with());
        }
        return text;
    }

    private static RichText replaced(RichText text, Pattern pattern, String with) {
        Matcher matcher = pattern.matcher(new BoundedText(text.text()));
        StringBuilder written = new StringBuilder();
        List<TextEdit> edits = new ArrayList<>();
        int read = 0;
        while (matcher.find()) {
            int gap = written.length() + matcher.start() - read;
            matcher.appendReplacement(written, with);
            edits.add(new TextEdit(matcher.start(), matcher.end(), written.substring(gap), null));
            read = matcher.end();
            if (written.length() > RichText.MAX_LENGTH) {
                throw new IllegalArgumentException("the replacement of \"" + pattern + "\" makes more than "
                        + RichText.MAX_LENGTH + " characters of it");
            }
        }
        return edits.isEmpty() ? text : TextEdit.apply(text, edits);
    }

    private RichText withTags(RichText text) {
        List<TextEdit> edits = new ArrayList<>();
        for (Facet facet : text.facets()) {
            if (facet.feature() instanceof Feature.Tag tag) {
                wording.tags().stream()
                        .filter(each -> TagRewrite.key(each.from()).equals(TagRewrite.key(tag.name())))
                        .findFirst()
                        .ifPresent(each -> edits.add(edit(text.text(), facet, each.to())));
            }
        }
        return edits.isEmpty() ? text : TextEdit.apply(text, edits);
    }

    /** A tag that is taken out takes the space before it along. */
    private static TextEdit edit(String text, Facet facet, String to) {
        if (!to.isEmpty()) {
            return new TextEdit(facet.start(), facet.end(), "#" + to, new Feature.Tag(to));
        }
        boolean spaced = facet.start() > 0 && text.charAt(facet.start() - 1) == ' ';
        return new TextEdit(spaced ? facet.start() - 1 : facet.start(), facet.end(), "", null);
    }

    /** Some platforms leave the address of a quoted post in the text. */
    private static RichText withQuoted(Post post, RichText text) {
        String quoted = post.quotes();
        if (quoted == null
                || text.facets().stream().anyMatch(facet -> facet.feature().equals(new Feature.Link(quoted)))) {
            return text;
        }
        return withAddress(text, quoted);
    }

    private static RichText withAddress(RichText text, String address) {
        int end = text.text().length();
        List<TextEdit> edits = new ArrayList<>();
        if (!text.isBlank()) {
            edits.add(new TextEdit(end, end, "\n", null));
        }
        edits.add(new TextEdit(end, end, address, new Feature.Link(address)));
        return TextEdit.apply(text, edits);
    }

    /** What is to be said. */
    sealed interface Words {}

    record Said(RichText text) implements Words {}

    /** @param reason completes the sentence "The post is not carried because …" */
    record Unsayable(String reason) implements Words {}
}
