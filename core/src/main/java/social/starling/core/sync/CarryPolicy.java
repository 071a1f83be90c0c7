package social.starling.core.sync;

import java.util.List;
import social.starling.ports.post.Post;
import social.starling.ports.route.RouteRules;

/** Which posts a route carries by its rules; the first rule that says no gives the reason. */
final class CarryPolicy {
    private final List<CarryRule> rules;

    CarryPolicy(RouteRules rules) {
        this.rules = List.of(
                new RelationRule(rules.relations()),
                new TextRule(rules.filter().text()),
                new TagRule(rules.filter().tags()),
                new LanguageRule(rules.filter().languages()),
                new MediaRule(rules.filter().media()));
    }

    Allowance judge(Post post) {
        for (CarryRule rule : rules) {
            if (rule.judge(post) instanceof Skipped skipped) {
                return skipped;
            }
        }
        return new Carried();
    }

    /** One rule. */
    interface CarryRule {
        Allowance judge(Post post);
    }

    /** Whether a post is carried. */
    sealed interface Allowance {}

    record Carried() implements Allowance {}

    /** @param reason completes the sentence "The post is not carried because …" */
    record Skipped(String reason) implements Allowance {}
}
