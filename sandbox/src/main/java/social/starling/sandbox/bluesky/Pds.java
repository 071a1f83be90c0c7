package social.starling.sandbox.bluesky;

import java.time.InstantSource;

/** Everything that is on the simulated PDS: accounts, sessions, repositories, limits, and how it behaves. */
final class Pds {
    private final InstantSource clock;
    private final Accounts accounts = new Accounts();
    private final Sessions sessions;
    private final Repos repos;
    private final PointLimits limits;
    private BlueskySettings settings = BlueskySettings.DEFAULT;

    Pds(InstantSource clock) {
        this.clock = clock;
        this.sessions = new Sessions(clock, accounts);
        this.repos = new Repos(clock);
        this.limits = new PointLimits(clock);
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

    Repos repos() {
        return repos;
    }

    PointLimits limits() {
        return limits;
    }

    BlueskySettings settings() {
        return settings;
    }

    void setSettings(BlueskySettings changed) {
        settings = changed;
    }
}
