package social.starling.sandbox.bluesky;

import java.time.InstantSource;
import social.starling.sandbox.Journal;
import social.starling.sandbox.Shelf;

/** Everything that is on the simulated PDS: accounts, sessions, repositories, limits, and how it behaves. */
final class Pds {
    private static final String OF_THIS_PDS = "pds";

    private final InstantSource clock;
    private final Accounts accounts;
    private final Sessions sessions;
    private final EventLog events;
    private final Repos repos;
    private final PointLimits limits;
    private final Shelf<BlueskySettings> settings;
    private final Shelf<BlobLimits> blobLimits;
    private final Shelf<VideoSettings> videoSettings;
    private final Shelf<VideoJob> videoJobs;

    /** @param news is run when something has happened that is pushed */
    Pds(InstantSource clock, Journal journal, Runnable news) {
        Shelf<Long> counters = journal.shelf("counters", Long.class);
        this.clock = clock;
        this.accounts = new Accounts(journal);
        this.sessions = new Sessions(clock, accounts, journal, counters);
        this.events = new EventLog(journal, counters, clock, news);
        this.repos = new Repos(new Tids(clock, counters), journal, events);
        this.limits = new PointLimits(clock, journal.shelf("limits", Integer.class));
        this.settings = journal.shelf("settings", BlueskySettings.class);
        this.blobLimits = journal.shelf("blob limits", BlobLimits.class);
        this.videoSettings = journal.shelf("video settings", VideoSettings.class);
        this.videoJobs = journal.shelf("video jobs", VideoJob.class);
    }

    InstantSource clock() {
        return clock;
    }

    Accounts accounts() {
        return accounts;
    }

    Sessions sessions() {
        return sessions;
    }

    EventLog events() {
        return events;
    }

    Repos repos() {
        return repos;
    }

    PointLimits limits() {
        return limits;
    }

    BlobLimits blobLimits() {
        return blobLimits.find(OF_THIS_PDS).orElse(BlobLimits.CURRENT);
    }

    void setBlobLimits(BlobLimits changed) {
        blobLimits.put(OF_THIS_PDS, changed);
    }

    VideoSettings videoSettings() {
        return videoSettings.find(OF_THIS_PDS).orElse(VideoSettings.DEFAULT);
    }

    void setVideoSettings(VideoSettings changed) {
        videoSettings.put(OF_THIS_PDS, changed);
    }

    Shelf<VideoJob> videoJobs() {
        return videoJobs;
    }

    BlueskySettings settings() {
        return settings.find(OF_THIS_PDS).orElse(BlueskySettings.DEFAULT);
    }

    void setSettings(BlueskySettings changed) {
        settings.put(OF_THIS_PDS, changed);
    }
}
