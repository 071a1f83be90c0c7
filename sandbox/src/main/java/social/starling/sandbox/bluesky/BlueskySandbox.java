package social.starling.sandbox.bluesky;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import social.starling.sandbox.AdminRoutes;
import social.starling.sandbox.Backstage;
import social.starling.sandbox.Journal;
import social.starling.sandbox.Json;
import social.starling.sandbox.KeptStateException;
import social.starling.sandbox.Loopback;
import social.starling.sandbox.Route;
import social.starling.sandbox.SimulatedPlatform;
import social.starling.sandbox.media.MediaFile;
import tools.jackson.databind.node.ObjectNode;

/**
 * A simulated Bluesky PDS on a port of 127.0.0.1, with the account {@code ada.test} of docs/sandbox.md. Its methods are what
 * the admin API offers over HTTP; accounts are named by handle or DID, posts by AT URI. They throw
 * {@link IllegalArgumentException} for what is not there or not allowed.
 */
public final class BlueskySandbox extends SimulatedPlatform {
    private final Pds pds;
    private final BlueskyPeople people;
    private final Loopback loopback;

    private BlueskySandbox(int port, Backstage backstage) {
        super(backstage);
        this.pds = new Pds(clock(), backstage.journal(), push()::wake);
        this.people = new BlueskyPeople(pds);
        if (users().isEmpty()) {
            createUser("ada.test", Optional.of("demo-demo-demo-demo"));
        }
        PdsRoutes own = new PdsRoutes(pds);
        List<Route> routes = new ArrayList<>(own.all());
        routes.addAll(new AdminRoutes(backstage).routes());
        routes.addAll(new BlueskyAdmin(this).routes());
        this.loopback = new Loopback(port, backstage, routes, own.feeds(), request -> {
            throw XrpcErrors.error(501, "MethodNotImplemented", "Method Not Implemented");
        });
    }

    @Override
    protected Loopback loopback() {
        return loopback;
    }

    /** Starts on a free port, by the system's clock. */
    public static BlueskySandbox start() {
        return start(0, InstantSource.system());
    }

    /** Starts on {@code port} (0 for a free one), by {@code time}. */
    public static BlueskySandbox start(int port, InstantSource time) {
        return new BlueskySandbox(port, new Backstage(time, Journal.inMemory()));
    }

    /**
     * Goes on where the last PDS in {@code folder} ended, on the same port where that is free.
     *
     * @throws KeptStateException when the folder cannot be used
     */
    public static BlueskySandbox startIn(Path folder, InstantSource time) {
        return Backstage.started(Journal.in(folder), journal -> new BlueskySandbox(0, new Backstage(time, journal)));
    }

    /** Creates an account with an app password that {@link BlueskyAccount#appPassword()} tells. */
    public BlueskyAccount createUser(String handle) {
        return createUser(handle, Optional.empty());
    }

    /** Creates an account with a given app password. */
    public BlueskyAccount createUser(String handle, Optional<String> appPassword) {
        return hold(() -> {
            BlueskyAccount account = pds.accounts().create(handle, appPassword);
            pds.events().joined(account);
            return account;
        });
    }

    /** All accounts in the order of their creation. */
    public List<BlueskyAccount> users() {
        return hold(() -> pds.accounts().all());
    }

    /** One account. */
    public BlueskyAccount user(String handle) {
        return hold(() -> people.named(handle));
    }

    /** A session, as if the account had just signed in; it costs no points. */
    public BlueskySession grant(String handle) {
        return hold(() -> pds.sessions().open(people.named(handle)));
    }

    /** Lets all access tokens of an account expire now; refresh tokens live on. */
    public void expireTokens(String handle) {
        run(() -> pds.sessions().expireAccess(people.named(handle)));
    }

    /** Takes the app password back and ends all sessions: neither signing in nor refreshing works any more. */
    public void revoke(String handle) {
        run(() -> {
            BlueskyAccount account = people.named(handle);
            pds.accounts().revoke(account);
            pds.sessions().closeAll(account);
            pds.sessions().expireAccess(account);
        });
    }

    /** The user posts in the platform's own app, which finds links, mentions and tags. */
    public BlueskyPost post(String handle, String text) {
        return post(handle, text, Optional.empty(), List.of());
    }

    /** The user posts in the platform's own app, as a reply to an AT URI or with media or both. */
    public BlueskyPost post(String handle, String text, Optional<String> replyTo, List<BlueskyMedia> media) {
        return hold(() -> people.post(handle, text, replyTo, media));
    }

    /** The user posts in the platform's own app, which shows a link as a card. */
    public BlueskyPost post(String handle, String text, BlueskyCard card) {
        return hold(() -> people.post(handle, text, card));
    }

    /** The user posts a thread: each post answers the one before it and is a millisecond younger at least. */
    public List<BlueskyPost> thread(String handle, List<String> texts) {
        List<BlueskyPost> posts = new ArrayList<>();
        for (String text : texts) {
            Optional<String> parent = posts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(posts.getLast().uri());
            posts.add(post(handle, text, parent, List.of()));
        }
        return posts;
    }

    /** The user quotes a post, with media beside it or not. */
    public BlueskyPost quote(String handle, String text, String uri, List<BlueskyMedia> media) {
        return hold(() -> people.quote(handle, text, uri, media));
    }

    /** The user reposts a post; the repost's URI is of another collection and not among {@link #posts}. */
    public BlueskyPost repost(String handle, String uri) {
        return hold(() -> people.repost(handle, uri));
    }

    /** Another program writes a post's record as JSON under a key, a fresh one unless given; nothing is judged. */
    public BlueskyPost write(String handle, Optional<String> rkey, String record) {
        ObjectNode json = Json.read(record.getBytes(StandardCharsets.UTF_8))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> new IllegalArgumentException("the record is no JSON object: " + record));
        return hold(() -> people.write(handle, rkey, json));
    }

    /** A picture or video for {@link #post}, shown as what its bytes are; what is no picture is called a JPEG. */
    public BlueskyMedia media(byte[] bytes, String alt) {
        return media(bytes, Optional.empty(), alt, new MediaFile("image/jpeg", 1200, 800, 1, 0));
    }

    BlueskyMedia media(byte[] bytes, Optional<String> type, String alt, MediaFile otherwise) {
        return hold(() -> people.media(bytes, type, alt, otherwise));
    }

    /** The author replaces a post's text under the same key; the CID changes. */
    public BlueskyPost edit(String uri, String text) {
        return hold(() -> people.edit(uri, text));
    }

    /** The author deletes a post. */
    public void delete(String uri) {
        run(() -> people.delete(uri));
    }

    /** The posts of an account, newest key first. */
    public List<BlueskyPost> posts(String handle) {
        return hold(() -> pds.repos().of(people.named(handle)).list(PostRecordRules.COLLECTION).stream()
                .map(Posts::of)
                .toList());
    }

    /** How this PDS behaves where servers differ. */
    public BlueskySettings settings() {
        return hold(pds::settings);
    }

    /** Changes how this PDS behaves. */
    public void setSettings(BlueskySettings settings) {
        run(() -> pds.setSettings(settings));
    }

    /** How many are connected to subscribeRepos or the Jetstream. */
    public int subscribers() {
        return push().size();
    }

    /** Hangs up on all who are connected to subscribeRepos or the Jetstream. */
    public void dropSubscribers() {
        push().hangUp();
    }

    /** What can still be told to subscribers, oldest first. */
    List<RepoEvent> events() {
        return hold(() -> pds.events().after(0, Integer.MAX_VALUE));
    }

    /** Keeps no event of the past: a cursor into it is outdated from now on. */
    public void forgetEvents() {
        run(() -> pds.events().forget());
    }

    /** How large files may be here. */
    public BlobLimits blobLimits() {
        return hold(pds::blobLimits);
    }

    /** Changes how large files may be: {@link BlobLimits#CURRENT}, {@link BlobLimits#OLD} or any other. */
    public void setBlobLimits(BlobLimits limits) {
        run(() -> pds.setBlobLimits(limits));
    }

    /** How the video service behaves. */
    public VideoSettings videoSettings() {
        return hold(pds::videoSettings);
    }

    /** Changes how the video service behaves. */
    public void setVideoSettings(VideoSettings settings) {
        run(() -> pds.setVideoSettings(settings));
    }

    /** Sets the points per window, for everybody and from now on. */
    public void setLimit(BlueskyLimit limit, int points) {
        run(() -> pds.limits().set(limit, points));
    }

    /** The points per window. */
    public int limit(BlueskyLimit limit) {
        return hold(() -> pds.limits().window(limit).limit());
    }
}
