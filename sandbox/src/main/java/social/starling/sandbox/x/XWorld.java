package social.starling.sandbox.x;

import java.time.InstantSource;
import social.starling.sandbox.Journal;
import social.starling.sandbox.Shelf;

/** Everything that is on the simulated X: people, posts, short links, and how it behaves. */
final class XWorld {
    private static final String OF_THIS_X = "x";

    private final InstantSource clock;
    private final XUsers users;
    private final XLinks links;
    private final XPosts posts;
    private final Shelf<XSettings> settings;

    XWorld(InstantSource clock, Journal journal, Shelf<Long> counters) {
        this.clock = clock;
        this.users = new XUsers(journal.shelf("users", XUser.class));
        this.links = new XLinks(journal.shelf("links", String.class));
        this.posts = new XPosts(journal.shelf("posts", XPost.class, XIds::compare), new XIds(clock, counters), clock);
        this.settings = journal.shelf("settings", XSettings.class);
    }

    InstantSource clock() {
        return clock;
    }

    XUsers users() {
        return users;
    }

    XLinks links() {
        return links;
    }

    XPosts posts() {
        return posts;
    }

    XSettings settings() {
        return settings.find(OF_THIS_X).orElse(XSettings.DEFAULT);
    }

    void setSettings(XSettings changed) {
        settings.put(OF_THIS_X, changed);
    }
}
