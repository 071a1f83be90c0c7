package social.starling.core.sync;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import social.starling.core.sync.CarryPolicy.Allowance;
import social.starling.core.sync.CarryPolicy.Carried;
import social.starling.core.sync.CarryPolicy.CarryRule;
import social.starling.core.sync.CarryPolicy.Skipped;
import social.starling.ports.post.Post;
import social.starling.ports.route.PostFilter.TextFilter;

/** Lets pass by regular expressions over the text as its author wrote it, links whole. */
final class TextRule implements CarryRule {
    private final @Nullable Pattern include;
    private final @Nullable Pattern exclude;

    TextRule(TextFilter filter) {
        this.include = filter.include() == null ? null : Pattern.compile(filter.include());
        this.exclude = filter.exclude() == null ? null : Pattern.compile(filter.exclude());
    }

    @Override
    public Allowance judge(Post post) {
        String text = post.text().text();
        try {
            if (include != null && !include.matcher(new BoundedText(text)).find()) {
                return new Skipped("the rule include \"" + include + "\" does not match");
            }
            if (exclude != null && exclude.matcher(new BoundedText(text)).find()) {
                return new Skipped("the rule exclude \"" + exclude + "\" matches");
            }
        } catch (BoundedText.TooCostlyException | StackOverflowError e) {
            return new Skipped("a rule could not be decided: " + BoundedText.sentence(e));
        }
        return new Carried();
    }
}
