package social.starling.bluesky;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
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
import social.starling.ports.account.SignedIn;
import social.starling.ports.adapter.PlatformAdapter;
import social.starling.ports.platform.PlatformCall;
import social.starling.testkit.contract.PlatformStand;
import social.starling.testkit.contract.RenditionsInMemory;
import social.starling.testkit.pds.PdsAccount;
import social.starling.testkit.pds.RawXrpc;
import tools.jackson.databind.JsonNode;

/** The adapter with one account on a server, real or simulated, and hands that reach past the adapter. */
final class BlueskyStand implements PlatformStand, AutoCloseable {
    static final HttpSettings QUICK = new HttpSettings(
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            3,
            Duration.ofMillis(1),
            Duration.ofSeconds(1),
            4 * 1024 * 1024,
            "Starling/test");

    final List<PlatformCall> calls = new CopyOnWriteArrayList<>();
    final MemoryStore store;
    private final CredentialRepository credentials;
    final RawPosts raw;
    final ClockTasks tasks = new ClockTasks(passed -> {});
    private final RenditionsInMemory renditions = new RenditionsInMemory();
    private final HttpGateway http;
    private final PlatformAdapter adapter;
    private final InstantSource clock;
    private final Account account;

    BlueskyStand(RawXrpc raw, PdsAccount person) {
        this(raw, person, InstantSource.system(), QUICK);
    }

    BlueskyStand(RawXrpc raw, PdsAccount person, InstantSource clock, HttpSettings settings) {
        this(raw, person, clock, settings, BlueskySettings.DEFAULT);
    }

    BlueskyStand(RawXrpc raw, PdsAccount person, InstantSource clock, HttpSettings settings, BlueskySettings bluesky) {
        this.clock = clock;
        this.raw = new RawPosts(raw, person);
        this.store = new MemoryStore(clock);
        this.credentials = new RememberedCredentials(store.credentials(), clock);
        this.http = new HttpGateway(settings, guard(person.service()), calls::add, clock, new Random(1));
        this.adapter = BlueskyAdapter.of(
                bluesky, http, store.accounts(), credentials, renditions, tasks, clock, new Random(2));
        this.account = connect(person);
        calls.clear();
    }

    static AddressGuard guard(URI server) {
        return AddressGuard.allowing(Set.of(server.getHost() + ":" + server.getPort()));
    }

    private Account connect(PdsAccount person) {
        SignedIn signedIn = adapter.secretSignIn()
                .signIn(person.service(), person.handle(), Map.of("app-password", new Secret(person.password())));
        AccountId id = AccountId.of(BlueskySettings.PLATFORM, signedIn.profile().remoteId());
        Account connected = new Account(
                id,
                BlueskySettings.PLATFORM,
                signedIn.profile().server(),
                signedIn.profile().handle(),
                signedIn.profile().remoteId(),
                AccountState.ACTIVE,
                DailyCap.DEFAULT,
                signedIn.profile().capabilities(),
                clock.instant());
        credentials.store(id, signedIn.secrets(), signedIn.expiresAt());
        store.accounts().save(connected);
        return connected;
    }

    /** As this daemon sees them; the store's own are what any other daemon sees. */
    CredentialRepository credentials() {
        return credentials;
    }

    HttpGateway http() {
        return http;
    }

    @Override
    public PlatformAdapter adapter() {
        return adapter;
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public RenditionsInMemory renditions() {
        return renditions;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public String post(String text) {
        return created(record(text));
    }

    @Override
    public String reply(String text, String parentId) {
        JsonNode above = raw.get(AtUri.ofPost(parentId).key()).body();
        Map<String, ?> parent = Map.of("uri", parentId, "cid", above.path("cid").asString());
        JsonNode root = above.path("value").path("reply").path("root");
        Map<String, Object> record = record(text);
        record.put("reply", Map.of("root", root.isMissingNode() ? parent : reference(root), "parent", parent));
        return created(record);
    }

    @Override
    public void delete(String postId) {
        raw.delete(AtUri.ofPost(postId).key());
    }

    @Override
    public List<String> texts() {
        return raw.list(Map.of("limit", 100))
                .body()
                .path("records")
                .valueStream()
                .map(record -> record.path("value").path("text").asString())
                .toList()
                .reversed();
    }

    String created(Map<String, ?> record) {
        RawXrpc.Answer answer = raw.create(record);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.status() + " " + answer.error() + " " + answer.message());
        }
        return answer.text("uri");
    }

    Map<String, Object> record(String text) {
        Map<String, Object> record = new HashMap<>(RawPosts.post(text));
        record.put("createdAt", clock.instant().toString());
        return record;
    }

    private static Map<String, ?> reference(JsonNode post) {
        return Map.of(
                "uri", post.path("uri").asString(), "cid", post.path("cid").asString());
    }

    String cid(String postId) {
        return raw.get(AtUri.ofPost(postId).key()).text("cid");
    }

    @Override
    public void close() {
        http.close();
    }
}
