package social.starling.sandbox.x;

import java.util.List;
import java.util.Set;
import social.starling.sandbox.Route;

/** What of X's own API is simulated. */
final class XRoutes {
    /** Everything that a route here demands, and refresh tokens. */
    static final Set<String> ALL_SCOPES =
            Set.of("tweet.read", "tweet.write", "users.read", "media.write", "offline.access");

    private static final Set<String> READ = Set.of("tweet.read", "users.read");
    private static final Set<String> WRITE = Set.of("tweet.read", "tweet.write", "users.read");
    private static final Set<String> UPLOAD = Set.of("media.write");

    private final XWorld world;
    private final XApps apps;
    private final XTokens tokens;
    private final XGate gate;

    XRoutes(XWorld world, XApps apps, XTokens tokens, XGate gate) {
        this.world = world;
        this.apps = apps;
        this.tokens = tokens;
        this.gate = gate;
    }

    List<Route> all() {
        XCodes codes = new XCodes(world.clock());
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
