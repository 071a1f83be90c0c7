package social.starling.bluesky;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import social.starling.http.HttpSettings;
import social.starling.sandbox.Fault;
import social.starling.sandbox.LoggedRequest;
import social.starling.sandbox.bluesky.BlueskyAccount;
import social.starling.sandbox.bluesky.BlueskySandbox;
import social.starling.sandbox.bluesky.BlueskySession;
import social.starling.testkit.pds.PdsAccount;
import social.starling.testkit.pds.RawXrpc;

/** A simulated server, with stands on it; stops them and itself. */
final class SandboxServer implements AutoCloseable {
    /** Short where a fault makes the client wait. */
    private static final HttpSettings IMPATIENT = new HttpSettings(
            Duration.ofSeconds(2),
            Duration.ofMillis(1500),
            Duration.ofMillis(1500),
            Duration.ofSeconds(10),
            3,
            Duration.ofMillis(1),
            Duration.ofMillis(50),
            4 * 1024 * 1024,
            "Starling/test");

    final BlueskySandbox sandbox = BlueskySandbox.start(0, InstantSource.system());
    private final RawXrpc raw = new RawXrpc(sandbox.baseUri());
    private final List<BlueskyStand> stands = new ArrayList<>();

    BlueskyStand newStand() {
        return newStand(BlueskySettings.DEFAULT);
    }

    /** One whose videos go to the server's own video service. */
    BlueskyStand newStandWithVideos() {
        BlueskySettings usual = BlueskySettings.DEFAULT;
        return newStand(new BlueskySettings(
                usual.defaultServer(), usual.webApp(), usual.overlap(), usual.push(), sandbox.baseUri()));
    }

    private BlueskyStand newStand(BlueskySettings settings) {
        BlueskyStand stand = new BlueskyStand(raw, newPerson(), sandbox.clock(), IMPATIENT, settings);
        stands.add(stand);
        sandbox.log().clear();
        return stand;
    }

    PdsAccount newPerson() {
        BlueskyAccount account = sandbox.createUser("person" + sandbox.users().size() + ".test");
        BlueskySession session = sandbox.grant(account.handle());
        return new PdsAccount(
                sandbox.baseUri(),
                account.handle(),
                account.did(),
                account.appPassword(),
                session.accessJwt(),
                session.refreshJwt());
    }

    void fault(String method, Fault.Action action) {
        sandbox.faults().add(Fault.next("*", "/xrpc/com.atproto." + method, action));
    }

    void always(String method, Fault.Action action) {
        sandbox.faults().add(new Fault("*", "/xrpc/com.atproto." + method, 1, 1000, action));
    }

    static Fault.Action status(int status, String body) {
        return new Fault.Status(status, Map.of("Content-Type", "application/json"), body, false);
    }

    /** The methods that were called, in order, without their namespace and the question for the server's limits. */
    List<String> called() {
        return sandbox.log().list().stream()
                .map(LoggedRequest::path)
                .map(path -> path.replace("/xrpc/com.atproto.", ""))
                .filter(method -> !method.equals("server.describeServer"))
                .toList();
    }

    @Override
    public void close() {
        stands.forEach(BlueskyStand::close);
        raw.close();
        sandbox.close();
    }
}
