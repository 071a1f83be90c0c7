package social.starling.http;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import social.starling.ports.platform.Platform;
import social.starling.ports.platform.PlatformCall;
import social.starling.ports.publish.RequestBytes;

/** A gateway that may call one local server, with short time-outs and a record of what it told its observer. */
final class GatewayFixture implements AutoCloseable {
    static final Platform PLATFORM = new Platform("example");
    static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    static final HttpSettings QUICK = new HttpSettings(
            Duration.ofMillis(500),
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofSeconds(2),
            3,
            Duration.ofMillis(1),
            Duration.ofSeconds(1),
            2048,
            "Starling/test");

    final List<PlatformCall> calls = new CopyOnWriteArrayList<>();
    final HttpGateway gateway;

    GatewayFixture(URI server) {
        this(server, QUICK);
    }

    GatewayFixture(URI server, HttpSettings settings) {
        this(AddressGuard.allowing(Set.of(server.getHost() + ":" + server.getPort())), settings);
    }

    GatewayFixture(AddressGuard guard, HttpSettings settings) {
        gateway = new HttpGateway(settings, guard, calls::add, InstantSource.fixed(NOW), new Random(1));
    }

    static HttpCall post(URI server) {
        return HttpCall.post(PLATFORM, server, "/create").json(RequestBytes.utf8("{\"text\":\"hello\"}"));
    }

    static HttpCall get(URI server) {
        return HttpCall.get(PLATFORM, server, "/things/{id}").variable("id", "7");
    }

    @Override
    public void close() {
        gateway.close();
    }
}
