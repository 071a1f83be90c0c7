package social.starling.assembly;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import social.starling.bluesky.BlueskyAdapter;
import social.starling.bluesky.BlueskySettings;
import social.starling.core.monitor.Observation;
import social.starling.http.HttpGateway;
import social.starling.ports.account.AccountProbe;
import social.starling.ports.adapter.PlatformAdapter;
import social.starling.ports.media.Renditions;
import social.starling.ports.post.PostReader;
import social.starling.ports.publish.PostPublisher;
import social.starling.ports.task.Tasks;
import social.starling.twitter.TwitterAdapter;
import social.starling.twitter.TwitterSettings;

/** The platforms' adapters; a new platform is one more line here. */
record Adapters(
        PlatformSettings settings,
        HttpGateway gateway,
        Store store,
        Renditions renditions,
        Tasks tasks,
        InstantSource clock,
        RandomGenerator random,
        SecureRandom secureRandom) {
    /** All of them, with reader, publisher and probe observed; a dialect is pure and asked too often for that. */
    List<PlatformAdapter> observed(Observation observation) {
        return List.of(observed(twitter(), observation), observed(bluesky(), observation));
    }

    private PlatformAdapter twitter() {
        PlatformSettings.Twitter app = settings.twitter();
        return TwitterAdapter.of(
                new TwitterSettings(app.apiUri(), app.authorizeUri(), app.clientId(), app.clientSecret()),
                gateway,
                store.accounts(),
                store.credentials(),
                renditions,
                tasks,
                clock,
                secureRandom);
    }

    private PlatformAdapter bluesky() {
        BlueskySettings usual = BlueskySettings.DEFAULT;
        return BlueskyAdapter.of(
                new BlueskySettings(
                        settings.bluesky().defaultServer(),
                        usual.webApp(),
                        usual.overlap(),
                        settings.bluesky().push(),
                        settings.bluesky().videoService()),
                gateway,
                store.accounts(),
                store.credentials(),
                renditions,
                tasks,
                clock,
                random);
    }

    private static PlatformAdapter observed(PlatformAdapter adapter, Observation observation) {
        return new PlatformAdapter(
                adapter.platform(),
                adapter.name(),
                adapter.dialect(),
                observation.of(PostReader.class, adapter.reader()),
                observation.of(PostPublisher.class, adapter.publisher()),
                observation.of(AccountProbe.class, adapter.probe()),
                adapter.secretSignIn(),
                adapter.browserSignIn(),
                adapter.push());
    }
}
