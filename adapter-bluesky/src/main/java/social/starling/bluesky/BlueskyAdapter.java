package social.starling.bluesky;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import social.starling.http.HttpGateway;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.account.CredentialRepository;
import social.starling.ports.adapter.PlatformAdapter;
import social.starling.ports.media.Renditions;
import social.starling.ports.post.PostPush;
import social.starling.ports.task.Tasks;

/** Puts together what Starling can do on Bluesky. */
public final class BlueskyAdapter {
    private BlueskyAdapter() {}

    /**
     * @param http reaches the servers that people name; own servers in a local network must be allowed in its guard, and a
     *     Jetstream that is listened to without encryption
     * @param accounts where the account's own server is looked up, and what it takes is kept
     * @param renditions holds the fitted files that posts show
     * @param tasks waits while a video is processed
     */
    public static PlatformAdapter of(
            BlueskySettings settings,
            HttpGateway http,
            AccountRepository accounts,
            CredentialRepository credentials,
            Renditions renditions,
            Tasks tasks,
            InstantSource clock,
            RandomGenerator random) {
        String holder = "bluesky-" + Long.toHexString(random.nextLong());
        BlueskySession session = new BlueskySession(http, credentials, clock, holder);
        VideoHosts videoHosts = new VideoHosts(settings.videoService());
        VideoUpload videos = new VideoUpload(videoHosts, http, session, renditions, new VideoJobs(http, tasks), clock);
        Blobs blobs = new Blobs(session, renditions, videos);
        return new PlatformAdapter(
                BlueskySettings.PLATFORM,
                "Bluesky",
                new BlueskyTextDialect(),
                new BlueskyPostReader(settings, session, clock),
                new BlueskyPostPublisher(session, blobs, accounts),
                new BlueskyAccountProbe(session, videoHosts),
                new BlueskySignIn(settings, http),
                null,
                push(settings.push(), http, clock));
    }

    static @Nullable PostPush push(BlueskyPush push, HttpGateway http, InstantSource clock) {
        return switch (push) {
            case BlueskyPush.Firehose firehose -> new BlueskyPostPush(http, clock);
            case BlueskyPush.Off off -> null;
            case BlueskyPush.Jetstream jetstream -> {
                jetstream.requireAllowed(http.guard());
                yield new BlueskyJetstreamPush(jetstream.address(), http, clock);
            }
        };
    }
}
