package social.starling.core.sync;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import social.starling.core.sync.CarryPolicy.Allowance;
import social.starling.core.sync.CarryPolicy.Carried;
import social.starling.core.sync.CarryPolicy.CarryRule;
import social.starling.core.sync.CarryPolicy.Skipped;
import social.starling.ports.post.Post;
import social.starling.ports.route.PostFilter.TagFilter;
import social.starling.ports.route.TagRewrite;
import social.starling.ports.text.Feature;

/** Lets pass by the tags that the source platform found in the text. */
record TagRule(TagFilter filter) implements CarryRule {
    @Override
    public Allowance judge(Post post) {
        Set<String> tags = post.text().facets().stream()
                .filter(facet -> facet.feature() instanceof Feature.Tag)
                .map(facet -> TagRewrite.key(((Feature.Tag) facet.feature()).name()))
                .collect(Collectors.toSet());
        for (String unwanted : filter.exclude()) {
            if (tags.contains(TagRewrite.key(unwanted))) {
                return new Skipped("it has the tag #" + unwanted);
            }
        }
        boolean wanted = filter.include().isEmpty()
                || filter.include().stream().map(TagRewrite::key).anyMatch(tags::contains);
        return wanted ? new Carried() : new Skipped("it has none of the tags " + listed(filter.include()));
    }

    private static String listed(List<String> tags) {
        return tags.stream().map(tag -> "#" + tag).collect(Collectors.joining(", "));
    }
}
