package social.starling.twitter;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import social.starling.http.AddressGuard;
import social.starling.http.HttpGateway;
import social.starling.http.HttpSettings;
import social.starling.memory.MemoryStore;
import social.starling.memory.RememberedCredentials;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountState;
import social.starling.ports.account.CredentialRepository;
import social.starling.ports.account.DailyCap;
import social.starling.ports.account.Secret;
import social.starling.ports.adapter.PlatformAdapter;
import social.starling.ports.money.Money;
import social.starling.ports.platform.PlatformCall;
import social.starling.ports.post.Fingerprint;
import social.starling.ports.post.PostReference;
import social.starling.ports.post.ReplyTo;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.AttemptId;
import social.starling.ports.publish.AttemptJournal;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.Prepared;
import social.starling.ports.publish.PublishOutcome;
import social.starling.ports.publish.RequestBytes;
import social.starling.ports.text.RichText;
import social.starling.sandbox.x.XSandbox;
import social.starling.sandbox.x.XTokenPair;
import social.starling.testkit.contract.RenditionsInMemory;

/** A fresh X over HTTP with the user ada connected by OAuth 2; X and adapter share one clock, which stands still. */
abstract class TwitterFixture {
    static final Instant START = Instant.parse("2026-11-20T08:00:00Z");

    final List<PlatformCall> calls = new CopyOnWriteArrayList<>();
    final RenditionsInMemory renditions = new RenditionsInMemory();
    XSandbox x;
    ClockTasks tasks;
    MemoryStore store;
    /** As this daemon sees them; the store's own are what any other daemon sees. */
    CredentialRepository credentials;

    HttpGateway http;
    PlatformAdapter twitter;
    Account ada;

    @BeforeEach
    void startX() {
        x = XSandbox.start(0, () -> START);
        tasks = new ClockTasks(x.clock()::advance);
        store = new MemoryStore(x.clock());
        credentials = new RememberedCredentials(store.credentials(), x.clock());
        http = gateway();
        twitter = adapter(settings());
        ada = connect("ada");
    }

    @AfterEach
    void stopX() {
        http.close();
        x.close();
    }

    TwitterSettings settings() {
        return new TwitterSettings(
                x.baseUri(),
                x.baseUri().resolve("/i/oauth2/authorize"),
                x.app().clientId(),
                new Secret(x.app().clientSecret().orElseThrow()));
    }

    PlatformAdapter adapter(TwitterSettings settings) {
        return adapter(settings, credentials);
    }

    PlatformAdapter adapter(TwitterSettings settings, CredentialRepository credentials) {
        return TwitterAdapter.of(
                settings, http, store.accounts(), credentials, renditions, tasks, x.clock(), new SecureRandom());
    }

    HttpGateway gateway() {
        URI base = x.baseUri();
        HttpSettings quick = new HttpSettings(
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                3,
                Duration.ofMillis(1),
                Duration.ofMillis(50),
                4L * 1024 * 1024,
                "Starling/test");
        return new HttpGateway(
                quick,
                AddressGuard.allowing(Set.of(base.getHost() + ":" + base.getPort())),
                calls::add,
                x.clock(),
                new Random(1));
    }

    /** Connects a user as a sign-in would, with a fresh token pair. */
    Account connect(String username) {
        XTokenPair pair = x.grant(username);
        Account account = save(username);
        store(credentials, account, pair);
        return account;
    }

    void store(CredentialRepository daemon, Account account, XTokenPair pair) {
        daemon.store(
                account.id(),
                Map.of(
                        TokenPair.ACCESS, new Secret(pair.accessToken()),
                        TokenPair.REFRESH, new Secret(pair.refreshToken().orElseThrow())),
                x.clock().instant().plus(Duration.ofHours(2)));
    }

    Account save(String username) {
        String remoteId = x.users().stream()
                .filter(user -> user.username().equals(username))
                .findFirst()
                .orElseThrow()
                .id();
        Account account = new Account(
                AccountId.of(TwitterSettings.PLATFORM, remoteId),
                TwitterSettings.PLATFORM,
                x.baseUri(),
                username,
                remoteId,
                AccountState.ACTIVE,
                DailyCap.DEFAULT,
                TwitterSettings.CAPABILITIES,
                START);
        store.accounts().save(account);
        return account;
    }

    Content content(String text) {
        return content(text, null);
    }

    Content content(String text, @Nullable ReplyTo reply) {
        return new Content("key", START, twitter.dialect().render(RichText.plain(text)), reply, List.of());
    }

    ReplyTo under(String postId) {
        PostReference post = new PostReference(ada.id(), postId, null);
        return new ReplyTo(post, post);
    }

    Prepared prepare(String text) {
        return twitter.publisher().prepare(content(text), ada);
    }

    PublishOutcome publish(Prepared prepared) {
        return twitter.publisher().publish(prepared, new NoJournal());
    }

    PublishOutcome publish(String text) {
        return publish(prepare(text));
    }

    Attempt attempt(Content content, Prepared prepared, int looks) {
        return new Attempt(
                new AttemptId("dlv-000000000000000000000000-1"),
                content,
                prepared,
                Fingerprint.of(
                        content.text(),
                        content.reply() == null
                                ? null
                                : content.reply().parent().id(),
                        content.media().size()),
                x.clock().instant(),
                x.clock().instant().plusSeconds(30),
                looks,
                null);
    }

    /** What the calls so far were told to cost. */
    Money told() {
        return calls.stream().map(PlatformCall::cost).reduce(Money.ZERO, Money::plus);
    }

    /** What X has billed so far. */
    Money billed() {
        return Money.dollars(x.cost().total().toPlainString());
    }

    /** Nothing here is long enough to be checkpointed. */
    static final class NoJournal implements AttemptJournal {
        @Override
        public @Nullable RequestBytes last() {
            return null;
        }

        @Override
        public void checkpoint(RequestBytes state) {
            throw new AssertionError("a post on X has no checkpoints");
        }
    }
}
