package social.starling.sandbox.x;

import java.time.InstantSource;

/** Everything that is on the simulated X: people, posts, short links, and how it behaves. */
final class XWorld {
    private final InstantSource clock;
    private final XUsers users = new XUsers();
    private final XLinks links = new XLinks();
    private final XPosts posts;
    private XSettings settings = XSettings.DEFAULT;

    XWorld(InstantSource clock) {
        this.clock = clock;
        this.posts = new XPosts(new XIds(clock), clock);
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
        return settings;
    }

    void setSettings(XSettings changed) {
        settings = changed;
    }
}
