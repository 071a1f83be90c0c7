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
    private final XIds ids;
    private final XUploads uploads;
    private final XFiles files;
    private final XPages pages;
    private final Shelf<XSettings> settings;
    private final Shelf<XMediaSettings> mediaSettings;

    XWorld(InstantSource clock, Journal journal, Shelf<Long> counters) {
        this.clock = clock;
        this.users = new XUsers(journal.shelf("users", XUser.class));
        this.links = new XLinks(journal.shelf("links", String.class));
        this.ids = new XIds(clock, counters);
        this.posts = new XPosts(journal.shelf("posts", XPost.class, XIds::compare), ids, clock);
        this.uploads = new XUploads(journal, ids, clock);
        this.files = new XFiles(journal);
        this.pages = new XPages(journal.shelf("pages", XLinkedPage.class), files);
        this.settings = journal.shelf("settings", XSettings.class);
        this.mediaSettings = journal.shelf("media settings", XMediaSettings.class);
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

    XIds ids() {
        return ids;
    }

    XUploads uploads() {
        return uploads;
    }

    XFiles files() {
        return files;
    }

    XPages pages() {
        return pages;
    }

    XMediaSettings mediaSettings() {
        return mediaSettings.find(OF_THIS_X).orElse(XMediaSettings.DEFAULT);
    }

    void setMediaSettings(XMediaSettings changed) {
        mediaSettings.put(OF_THIS_X, changed);
    }

    XSettings settings() {
        return settings.find(OF_THIS_X).orElse(XSettings.DEFAULT);
    }

    void setSettings(XSettings changed) {
        settings.put(OF_THIS_X, changed);
    }
}
