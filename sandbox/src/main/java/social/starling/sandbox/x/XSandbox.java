package social.starling.sandbox.x;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import social.starling.sandbox.AdminRoutes;
import social.starling.sandbox.Backstage;
import social.starling.sandbox.Faults;
import social.starling.sandbox.Journal;
import social.starling.sandbox.KeptStateException;
import social.starling.sandbox.Loopback;
import social.starling.sandbox.RequestLog;
import social.starling.sandbox.Route;
import social.starling.sandbox.SandboxClock;
import social.starling.sandbox.Shelf;
import social.starling.sandbox.media.MediaFile;

/**
 * A simulated X on a port of 127.0.0.1, with the user {@code ada} and the apps of docs/sandbox.md. Its methods are what the
 * admin API offers over HTTP; users are named by their username. They throw {@link IllegalArgumentException} for what is
 * not there or not allowed.
 */
public final class XSandbox implements AutoCloseable {
    private static final Set<String> READ = Set.of("tweet.read", "users.read");
    private static final Set<String> WRITE = Set.of("tweet.read", "tweet.write", "users.read");
    private static final Set<String> UPLOAD = Set.of("media.write");
    private static final Set<String> OFFLINE =
            Set.of("tweet.read", "tweet.write", "users.read", "media.write", "offline.access");

    private final Backstage backstage;
    private final XWorld world;
    private final XApps apps = new XApps();
    private final XTokens tokens;
    private final XSignature signature;
    private final XLimits limits;
    private final XGate gate;
    private final XPeople people;
    private final Loopback loopback;

    private XSandbox(int port, InstantSource time, Journal journal) {
        this.backstage = new Backstage(time, journal);
        Shelf<Long> counters = journal.shelf("counters", Long.class);
        this.world = new XWorld(backstage.clock(), journal, counters);
        this.tokens = new XTokens(backstage.clock(), journal, counters);
        this.signature = new XSignature(apps, backstage.clock(), journal.shelf("oauth1 tokens", XOAuth1Token.class));
        this.limits = new XLimits(backstage.clock(), journal.shelf("limits", Integer.class));
        XAccess access = new XAccess(apps, world.users(), tokens, signature);
        this.gate = new XGate(access, limits, world, journal.shelf("bills", XBill.Sheet.class));
        this.people = new XPeople(world);
        if (users().isEmpty()) {
            createUser("ada", false);
        }
        List<Route> routes = new ArrayList<>(routes());
        routes.addAll(new AdminRoutes(backstage).routes());
        routes.addAll(new XAdmin(this).routes());
        this.loopback = new Loopback(port, backstage, routes, request -> {
            throw XProblems.notFound(request.path());
        });
    }

    /** Starts on a free port, by the system's clock. */
    public static XSandbox start() {
        return start(0, InstantSource.system());
    }

    /** Starts on {@code port} (0 for a free one), by {@code time}. */
    public static XSandbox start(int port, InstantSource time) {
        return new XSandbox(port, time, Journal.inMemory());
    }

    /**
     * Goes on where the last X in {@code folder} ended, on the same port where that is free.
     *
     * @throws KeptStateException when the folder cannot be used
     */
    public static XSandbox startIn(Path folder, InstantSource time) {
        return Backstage.started(Journal.in(folder), journal -> new XSandbox(0, time, journal));
    }

    /** Whether nothing was kept of an earlier run. */
    public boolean isNew() {
        return backstage.journal().isNew();
    }

    /** The address of both {@code https://api.x.com} and {@code https://x.com}. */
    public URI baseUri() {
        return loopback.baseUri();
    }

    /** The address of the admin API, with a slash at the end. */
    public URI adminUri() {
        return baseUri().resolve("/admin/");
    }

    /** The faults on demand. */
    public Faults faults() {
        return backstage.faults();
    }

    /** The requests that came in. */
    public RequestLog log() {
        return backstage.log();
    }

    /** The clock of all tokens, windows and posts. */
    public SandboxClock clock() {
        return backstage.clock();
    }

    /** The confidential app that tokens are granted to unless the sign-in names another. */
    public XApp app() {
        return XApps.CONFIDENTIAL;
    }

    /** The app of a client id. */
    public XApp app(String clientId) {
        return apps.client(clientId)
                .orElseThrow(
                        () -> new IllegalArgumentException("no app has the client_id '" + clientId + "'; known are "
                                + apps.all().stream().map(XApp::clientId).toList()));
    }

    /** Creates a user; a premium one may post up to 25,000 characters and edit. */
    public XUser createUser(String username, boolean premium) {
        return backstage.lock().hold(() -> world.users().create(username, premium));
    }

    /** All users in the order of their creation. */
    public List<XUser> users() {
        return backstage.lock().hold(() -> world.users().all());
    }

    /** A token pair of all scopes for {@link #app()}, as if the user had just signed in. */
    public XTokenPair grant(String username) {
        return backstage.lock().hold(() -> tokens.issue(people.named(username).id(), app().clientId(), OFFLINE));
    }

    /** The OAuth 1.0a values of a user for {@link #app()}. */
    public XOAuth1Token grantOAuth1(String username) {
        return backstage.lock().hold(() -> signature.tokenOf(people.named(username), app()));
    }

    /** Lets all access tokens of a user expire now; refresh tokens live on. */
    public void expireTokens(String username) {
        backstage.lock().run(() -> tokens.expireAccess(people.named(username).id()));
    }

    /** The user takes every permission back: all tokens are dead. */
    public void revoke(String username) {
        backstage.lock().run(() -> {
            tokens.revokeAll(people.named(username).id());
            signature.revoke(people.named(username).id());
        });
    }

    /** The user posts at the platform's own screen. */
    public XPost post(String username, String text) {
        return post(username, text, Optional.empty(), List.of());
    }

    /** The user posts at the platform's own screen, as a reply or with media or both. */
    public XPost post(String username, String text, Optional<String> replyTo, List<XMedia> media) {
        return backstage.lock().hold(() -> people.post(username, text, replyTo, media));
    }

    /** A picture or video for {@link #post}, shown as what its bytes are; what is no picture is shown as a JPEG. */
    public XMedia media(byte[] bytes, Optional<String> altText) {
        return media(bytes, Optional.empty(), altText, new MediaFile("image/jpeg", 1200, 800, 1, 0));
    }

    XMedia media(byte[] bytes, Optional<String> type, Optional<String> altText, MediaFile otherwise) {
        return backstage.lock().hold(() -> people.media(bytes, type, altText, otherwise));
    }

    /** X comes to know a page that posts link to, with a picture or without one. */
    public void describePage(String url, String title, String description, Optional<byte[]> picture) {
        MediaFile otherwise = new MediaFile("image/jpeg", 1200, 630, 1, 0);
        backstage
                .lock()
                .run(() -> world.pages()
                        .tell(
                                url,
                                new XLinkedPage(
                                        title,
                                        description,
                                        picture.map(bytes -> world.pages().pictures(bytes, otherwise))
                                                .orElse(List.of()))));
    }

    /** X comes to know a page whose pictures lie elsewhere. */
    public void describePage(String url, XLinkedPage page) {
        backstage.lock().run(() -> world.pages().tell(url, page));
    }

    /** The bytes that a path such as {@link XMedia#url()} leads to, for tests that compare them. */
    public Optional<byte[]> file(String path) {
        return backstage.lock().hold(() -> world.files().bytes(path));
    }

    /** The user posts a thread: each post answers the one before it. */
    public List<XPost> thread(String username, List<String> texts) {
        List<XPost> posts = new ArrayList<>();
        for (String text : texts) {
            Optional<String> parent = posts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(posts.getLast().id());
            posts.add(post(username, text, parent, List.of()));
        }
        return posts;
    }

    /** The user quotes a post. */
    public XPost quote(String username, String text, String postId) {
        return quote(username, text, postId, List.of());
    }

    /** The user quotes a post and shows media beside it. */
    public XPost quote(String username, String text, String postId, List<XMedia> media) {
        return backstage.lock().hold(() -> people.quote(username, text, postId, media));
    }

    /** The user reposts a post. */
    public XPost repost(String username, String postId) {
        return backstage.lock().hold(() -> people.repost(username, postId));
    }

    /** The author edits a post: a new version with a new id. */
    public XPost edit(String postId, String text) {
        return backstage.lock().hold(() -> people.edit(postId, text));
    }

    /** The author deletes a post with all its versions. */
    public void delete(String postId) {
        backstage.lock().run(() -> people.delete(postId));
    }

    /** The current posts of a user, newest first. */
    public List<XPost> posts(String username) {
        return backstage
                .lock()
                .hold(() -> world.posts().by(people.named(username).id()));
    }

    /** How this X behaves where several ways are seen. */
    public XSettings settings() {
        return backstage.lock().hold(world::settings);
    }

    /** Changes how this X behaves. */
    public void setSettings(XSettings settings) {
        backstage.lock().run(() -> world.setSettings(settings));
    }

    /** How this X treats uploads. */
    public XMediaSettings mediaSettings() {
        return backstage.lock().hold(world::mediaSettings);
    }

    /** Changes how this X treats uploads. */
    public void setMediaSettings(XMediaSettings settings) {
        backstage.lock().run(() -> world.setMediaSettings(settings));
    }

    /** Sets the number of calls per window, for everybody and from now on. */
    public void setLimit(XLimit limit, int calls) {
        backstage.lock().run(() -> limits.set(limit, calls));
    }

    /** The number of calls per window. */
    public int limit(XLimit limit) {
        return backstage.lock().hold(() -> limits.window(limit).limit());
    }

    /** Sets an app's credit in US dollars; empty for an endless one. At zero or below every billed call answers 402. */
    public void setCredit(XApp app, Optional<BigDecimal> dollars) {
        backstage.lock().run(() -> gate.bill(app).setCredit(dollars));
    }

    /** Sets the credit of {@link #app()}. */
    public void setCredit(Optional<BigDecimal> dollars) {
        setCredit(app(), dollars);
    }

    /** What an app owes so far. */
    public XCost cost(XApp app) {
        return backstage.lock().hold(() -> XCost.of(gate.bill(app)));
    }

    /** What {@link #app()} owes so far. */
    public XCost cost() {
        return cost(app());
    }

    /** Stops the server and writes what is kept. */
    @Override
    public void close() {
        loopback.close();
        backstage.close();
    }

    private List<Route> routes() {
        XCodes codes = new XCodes(backstage.clock());
        XTokenEndpoint endpoint = new XTokenEndpoint(apps, codes, tokens);
        XPosting posting = new XPosting(world, gate);
        XReading reading = new XReading(world, gate);
        XProfiles profiles = new XProfiles(world, gate);
        XUploading uploading = new XUploading(world);
        XMetadata metadata = new XMetadata(world, gate, uploading);
        return List.of(
                Route.get("/i/oauth2/authorize", new XConsentPage(apps, world.users(), codes)::authorize),
                Route.post("/2/oauth2/token", endpoint::token),
                Route.post("/2/oauth2/revoke", endpoint::revoke),
                Route.creating("/2/tweets", gate.guard(XLimit.CREATE, WRITE, posting::create)),
                Route.delete("/2/tweets/{id}", gate.guard(XLimit.DELETE, WRITE, posting::delete)),
                Route.get("/2/tweets", gate.guard(XLimit.LOOKUP, READ, reading::lookup)),
                Route.get("/2/tweets/search/recent", gate.guard(XLimit.SEARCH, READ, reading::search)),
                Route.get("/2/tweets/{id}", gate.guard(XLimit.LOOKUP, READ, reading::lookupOne)),
                Route.post("/2/media/upload/initialize", gate.guard(XLimit.MEDIA, UPLOAD, uploading::initialize)),
                Route.post("/2/media/upload/{id}/append", gate.guard(XLimit.MEDIA, UPLOAD, uploading::append))
                        .taking(XUploading.CHUNK + 64 * 1024),
                Route.post(
                        "/2/media/upload/{id}/finalize", gate.guard(XLimit.MEDIA, UPLOAD, uploading::finalizeUpload)),
                Route.get("/2/media/upload", gate.guard(XLimit.MEDIA, UPLOAD, uploading::status)),
                Route.post("/2/media/metadata", gate.guard(XLimit.MEDIA, UPLOAD, metadata::describe)),
                Route.get(XFiles.FOLDER + "{name}", world.files()::serve),
                Route.get("/2/users/me", gate.guard(XLimit.ME, READ, profiles::me)),
                Route.get("/2/users/{id}/tweets", gate.guard(XLimit.TIMELINE, READ, reading::timeline)),
                Route.get("/2/users/by/username/{username}", gate.guard(XLimit.USER, READ, profiles::byUsername)));
    }
}
