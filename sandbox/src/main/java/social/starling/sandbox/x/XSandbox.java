package social.starling.sandbox.x;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import social.starling.sandbox.AdminRoutes;
import social.starling.sandbox.Backstage;
import social.starling.sandbox.Journal;
import social.starling.sandbox.KeptStateException;
import social.starling.sandbox.Loopback;
import social.starling.sandbox.Route;
import social.starling.sandbox.Shelf;
import social.starling.sandbox.SimulatedPlatform;
import social.starling.sandbox.media.MediaFile;

/**
 * A simulated X, both {@code https://api.x.com} and {@code https://x.com}, on a port of 127.0.0.1, with the user {@code
 * ada} and the apps of docs/sandbox.md. Its methods are what the admin API offers over HTTP; users are named by their
 * username. They throw {@link IllegalArgumentException} for what is not there or not allowed.
 */
public final class XSandbox extends SimulatedPlatform {
    private final XWorld world;
    private final XApps apps = new XApps();
    private final XTokens tokens;
    private final XSignature signature;
    private final XLimits limits;
    private final XGate gate;
    private final XPeople people;
    private final Loopback loopback;

    private XSandbox(int port, Backstage backstage) {
        super(backstage);
        Journal journal = backstage.journal();
        Shelf<Long> counters = journal.shelf("counters", Long.class);
        this.world = new XWorld(clock(), journal, counters);
        this.tokens = new XTokens(clock(), journal, counters);
        this.signature = new XSignature(apps, clock(), journal.shelf("oauth1 tokens", XOAuth1Token.class));
        this.limits = new XLimits(clock(), journal.shelf("limits", Integer.class));
        XAccess access = new XAccess(apps, world.users(), tokens, signature);
        this.gate = new XGate(access, limits, world, journal.shelf("bills", XBill.Sheet.class));
        this.people = new XPeople(world);
        if (users().isEmpty()) {
            createUser("ada", false);
        }
        List<Route> routes = new ArrayList<>(new XRoutes(world, apps, tokens, gate).all());
        routes.addAll(new AdminRoutes(backstage).routes());
        routes.addAll(new XAdmin(this).routes());
        this.loopback = new Loopback(port, backstage, routes, request -> {
            throw XProblems.notFound(request.path());
        });
    }

    @Override
    protected Loopback loopback() {
        return loopback;
    }

    /** Starts on a free port, by the system's clock. */
    public static XSandbox start() {
        return start(0, InstantSource.system());
    }

    /** Starts on {@code port} (0 for a free one), by {@code time}. */
    public static XSandbox start(int port, InstantSource time) {
        return new XSandbox(port, new Backstage(time, Journal.inMemory()));
    }

    /**
     * Goes on where the last X in {@code folder} ended, on the same port where that is free.
     *
     * @throws KeptStateException when the folder cannot be used
     */
    public static XSandbox startIn(Path folder, InstantSource time) {
        return Backstage.started(Journal.in(folder), journal -> new XSandbox(0, new Backstage(time, journal)));
    }

    /** The confidential app that tokens are granted to unless the sign-in names another. */
    public XApp app() {
        return XApps.CONFIDENTIAL;
    }

    /** The app of a client id. */
    public XApp app(String clientId) {
        return apps.named(clientId);
    }

    /** Creates a user; a premium one may post up to 25,000 characters and edit. */
    public XUser createUser(String username, boolean premium) {
        return hold(() -> world.users().create(username, premium));
    }

    /** All users in the order of their creation. */
    public List<XUser> users() {
        return hold(() -> world.users().all());
    }

    /** A token pair of all scopes for {@link #app()}, as if the user had just signed in. */
    public XTokenPair grant(String username) {
        return hold(() -> tokens.issue(people.named(username).id(), app().clientId(), XRoutes.ALL_SCOPES));
    }

    /** The OAuth 1.0a values of a user for {@link #app()}. */
    public XOAuth1Token grantOAuth1(String username) {
        return hold(() -> signature.tokenOf(people.named(username), app()));
    }

    /** Lets all access tokens of a user expire now; refresh tokens live on. */
    public void expireTokens(String username) {
        run(() -> tokens.expireAccess(people.named(username).id()));
    }

    /** The user takes every permission back: all tokens are dead. */
    public void revoke(String username) {
        run(() -> {
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
        return hold(() -> people.post(username, text, replyTo, media));
    }

    /** A picture or video for {@link #post}, shown as what its bytes are; what is no picture is shown as a JPEG. */
    public XMedia media(byte[] bytes, Optional<String> altText) {
        return media(bytes, Optional.empty(), altText, new MediaFile("image/jpeg", 1200, 800, 1, 0));
    }

    XMedia media(byte[] bytes, Optional<String> type, Optional<String> altText, MediaFile otherwise) {
        return hold(() -> people.media(bytes, type, altText, otherwise));
    }

    /** X comes to know a page that posts link to, with a picture or without one. */
    public void describePage(String url, String title, String description, Optional<byte[]> picture) {
        run(() -> world.pages().tell(url, title, description, picture));
    }

    /** X comes to know a page whose pictures lie elsewhere. */
    public void describePage(String url, XLinkedPage page) {
        run(() -> world.pages().tell(url, page));
    }

    /** The bytes that a path such as {@link XMedia#url()} leads to, for tests that compare them. */
    public Optional<byte[]> file(String path) {
        return hold(() -> world.files().bytes(path));
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
        return hold(() -> people.quote(username, text, postId, media));
    }

    /** The user reposts a post. */
    public XPost repost(String username, String postId) {
        return hold(() -> people.repost(username, postId));
    }

    /** The author edits a post: a new version with a new id. */
    public XPost edit(String postId, String text) {
        return hold(() -> people.edit(postId, text));
    }

    /** The author deletes a post with all its versions. */
    public void delete(String postId) {
        run(() -> people.delete(postId));
    }

    /** The current posts of a user, newest first. */
    public List<XPost> posts(String username) {
        return hold(() -> world.posts().by(people.named(username).id()));
    }

    /** How this X behaves where several ways are seen. */
    public XSettings settings() {
        return hold(world::settings);
    }

    /** Changes how this X behaves. */
    public void setSettings(XSettings settings) {
        run(() -> world.setSettings(settings));
    }

    /** How this X treats uploads. */
    public XMediaSettings mediaSettings() {
        return hold(world::mediaSettings);
    }

    /** Changes how this X treats uploads. */
    public void setMediaSettings(XMediaSettings settings) {
        run(() -> world.setMediaSettings(settings));
    }

    /** Sets the number of calls per window, for everybody and from now on. */
    public void setLimit(XLimit limit, int calls) {
        run(() -> limits.set(limit, calls));
    }

    /** The number of calls per window. */
    public int limit(XLimit limit) {
        return hold(() -> limits.window(limit).limit());
    }

    /** Sets an app's credit in US dollars; empty for an endless one. At zero or below every billed call answers 402. */
    public void setCredit(XApp app, Optional<BigDecimal> dollars) {
        run(() -> gate.bill(app).setCredit(dollars));
    }

    /** Sets the credit of {@link #app()}. */
    public void setCredit(Optional<BigDecimal> dollars) {
        setCredit(app(), dollars);
    }

    /** What an app owes so far. */
    public XCost cost(XApp app) {
        return hold(() -> XCost.of(gate.bill(app)));
    }

    /** What {@link #app()} owes so far. */
    public XCost cost() {
        return cost(app());
    }
}
