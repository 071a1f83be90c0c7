package social.starling.core.sync;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import social.starling.ports.post.Post;
import social.starling.ports.route.RouteRules;

/** Which posts a route carries by its rules; what is not carried gets a reason. */
final class CarryPolicy {
    private final RouteRules rules;
    private final @Nullable Pattern include;
    private final @Nullable Pattern exclude;

    CarryPolicy(RouteRules rules) {
        this.rules = rules;
        this.include = rules.filter().text().include() == null
                ? null
                : Pattern.compile(rules.filter().text().include());
        this.exclude = rules.filter().text().exclude() == null
                ? null
                : Pattern.compile(rules.filter().text().exclude());
    }

    Allowance judge(Post post) {
        if (post.repost()) {
            return new Skipped("it is a repost of somebody's post");
        }
        if (post.quotes() != null) {
            return new Skipped("it quotes " + post.quotes());
        }
        if (post.reply() != null && !post.reply().own()) {
            return new Skipped("it answers somebody else");
        }
        return judge(post.text().text());
    }

    private Allowance judge(String text) {
        try {
            if (include != null && !include.matcher(new BoundedText(text)).find()) {
                return new Skipped("the rule include \"" + rules.filter().text().include() + "\" does not match");
            }
            if (exclude != null && exclude.matcher(new BoundedText(text)).find()) {
                return new Skipped("the rule exclude \"" + rules.filter().text().exclude() + "\" matches");
            }
        } catch (BoundedText.TooCostlyException | StackOverflowError e) {
            return new Skipped("a rule could not be decided: "
                    + (e instanceof StackOverflowError
                            ? "the expression nests too deeply on this post"
                            : e.getMessage()));
        }
        return new Carried();
    }

    /** Whether a post is carried. */
    sealed interface Allowance {}

    record Carried() implements Allowance {}

    /** @param reason completes the sentence "The post is not carried because …" */
    record Skipped(String reason) implements Allowance {}
}
