package social.starling.core.sync;

import java.util.List;
import java.util.Locale;
import social.starling.core.sync.CarryPolicy.Allowance;
import social.starling.core.sync.CarryPolicy.Carried;
import social.starling.core.sync.CarryPolicy.CarryRule;
import social.starling.core.sync.CarryPolicy.Skipped;
import social.starling.ports.post.Post;

/**
 * Lets pass by language, after basic filtering of RFC 4647: a wanted {@code en} takes {@code en-GB} as well. What has no
 * language passes, since pictures and bare links have none.
 */
record LanguageRule(List<String> wanted) implements CarryRule {
    @Override
    public Allowance judge(Post post) {
        if (wanted.isEmpty()
                || post.languages().isEmpty()
                || post.languages().stream().anyMatch(this::takes)) {
            return new Carried();
        }
        return new Skipped(
                "its language is " + String.join(", ", post.languages()) + " and not " + String.join(" or ", wanted));
    }

    private boolean takes(String language) {
        String tag = language.toLowerCase(Locale.ROOT);
        return wanted.stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .anyMatch(each -> tag.equals(each) || tag.startsWith(each + "-"));
    }
}
