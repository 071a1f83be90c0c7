package social.starling.core.sync;

import social.starling.core.sync.CarryPolicy.Allowance;
import social.starling.core.sync.CarryPolicy.Carried;
import social.starling.core.sync.CarryPolicy.CarryRule;
import social.starling.core.sync.CarryPolicy.Skipped;
import social.starling.ports.post.Post;
import social.starling.ports.route.Relations;

/** Lets pass what refers to nobody else's posts, and as much of the rest as the route wants. */
record RelationRule(Relations wanted) implements CarryRule {
    @Override
    public Allowance judge(Post post) {
        if (post.repost() && wanted.reposts() == Relations.Reposts.SKIP) {
            return new Skipped("it is a repost of somebody's post");
        }
        if (post.quotes() != null && wanted.quotes() == Relations.Quotes.SKIP) {
            return new Skipped("it quotes " + post.quotes());
        }
        if (isAnswerToOthers(post) && wanted.replies() == Relations.Replies.SKIP) {
            return new Skipped("it answers somebody else");
        }
        return new Carried();
    }

    static boolean isAnswerToOthers(Post post) {
        return post.reply() != null && !post.reply().own();
    }
}
