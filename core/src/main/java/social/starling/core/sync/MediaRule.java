package social.starling.core.sync;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import social.starling.core.sync.CarryPolicy.Allowance;
import social.starling.core.sync.CarryPolicy.Carried;
import social.starling.core.sync.CarryPolicy.CarryRule;
import social.starling.core.sync.CarryPolicy.Skipped;
import social.starling.ports.media.Attachment;
import social.starling.ports.post.Post;
import social.starling.ports.route.PostFilter.MediaFilter;

/** Lets pass by the kinds of media that a post shows. */
record MediaRule(MediaFilter filter) implements CarryRule {
    @Override
    public Allowance judge(Post post) {
        for (Attachment attachment : post.attachments()) {
            if (filter.exclude().contains(attachment.kind())) {
                return new Skipped("it shows a media file of the kind " + name(attachment.kind()));
            }
        }
        boolean wanted = filter.include().isEmpty()
                || post.attachments().stream().map(Attachment::kind).anyMatch(filter.include()::contains);
        return wanted ? new Carried() : new Skipped("it shows no media file of the kind " + listed(filter.include()));
    }

    private static String listed(List<Attachment.Kind> kinds) {
        return kinds.stream().map(MediaRule::name).collect(Collectors.joining(" or "));
    }

    private static String name(Attachment.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
