package social.starling.twitter;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import social.starling.http.HttpGateway;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.account.CredentialRepository;
import social.starling.ports.adapter.PlatformAdapter;
import social.starling.ports.archive.PostArchives;
import social.starling.ports.media.Renditions;
import social.starling.ports.task.Tasks;
import social.starling.twitter.text.TwitterTextDialect;

/** Puts together what Starling can do on X. */
public final class TwitterAdapter {
    private TwitterAdapter() {}

    /**
     * @param http reaches X; another server than X itself must be allowed in its guard
     * @param accounts where the account of a post is looked up
     * @param renditions holds the fitted files that posts show
     * @param tasks waits while X processes a file
     * @param random for the secrets of sign-ins, hence no other generator
     */
    public static PlatformAdapter of(
            TwitterSettings settings,
            HttpGateway http,
            AccountRepository accounts,
            CredentialRepository credentials,
            Renditions renditions,
            Tasks tasks,
            InstantSource clock,
            SecureRandom random) {
        String holder = "twitter-" + Long.toHexString(random.nextLong());
        TokenEndpoint endpoint = new TokenEndpoint(settings, http);
        TwitterSession session =
                new TwitterSession(http, new TokenRenewal(endpoint, credentials, clock, holder), clock, random);
        Timeline timeline = new Timeline(settings, session);
        Lookup lookup = new Lookup(settings, session);
        NewestPosts newest = new NewestPosts(timeline);
        TwitterTextDialect dialect = new TwitterTextDialect();
        MediaUpload upload =
                new MediaUpload(settings, session, renditions, new MediaProcessing(settings, session, tasks));
        String clientId = settings.clientId();
        return new PlatformAdapter(
                TwitterSettings.PLATFORM,
                "X",
                dialect,
                new TwitterPostReader(timeline, newest, new Conversations(settings, lookup, clock), lookup),
                new TwitterPostPublisher(
                        settings, session, accounts, dialect, upload, newest, new LostPosts(timeline, newest)),
                new TwitterAccountProbe(settings, session),
                new TwitterSecretSignIn(settings, http, session),
                clientId == null ? null : new TwitterBrowserSignIn(settings, clientId, endpoint, http, clock, random));
    }

    /**
     * The archives that X gives its users.
     *
     * @param folder where they are kept; made for its owner alone where it is missing
     * @throws IOException when it cannot be made or read
     */
    public static PostArchives archives(Path folder, InstantSource clock) throws IOException {
        return TwitterArchives.open(folder, clock);
    }
}
