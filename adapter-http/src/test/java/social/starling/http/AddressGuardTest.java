package social.starling.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.starling.http.GatewayFixture.PLATFORM;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a person or a platform writes leads to a server inside: a listener on loopback counts no connection. */
class AddressGuardTest {
    private RawServer canary;

    @BeforeEach
    void listen() throws IOException {
        canary = new RawServer(RawServer.send("200 OK", "{}"), RawServer.send("200 OK", "{}"));
    }

    @AfterEach
    void nobodyCame() throws IOException {
        canary.close();
    }

    @ParameterizedTest
    @MethodSource("social.starling.http.TrickyAddresses#all")
    void aTrickyAddressReachesNothingInside(String text) {
        URI address = URI.create(text.replace("PORT", "" + canary.port()));
        try (GatewayFixture http = new GatewayFixture(guard(Dns.SYSTEM), GatewayFixture.QUICK)) {
            HttpResult result = http.gateway.create(HttpCall.get(PLATFORM, address, "/x"));

            assertThat(result).isInstanceOf(HttpResult.NotSent.class);
            assertThat(canary.connections).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://bsky.social\\@127.0.0.1/", "http://127.0.0.1\\@bsky.social/", "http://a b/"})
    void whatIsNoAddressForTheJdkNeverBecomesACall(String text) {
        assertThatThrownBy(() -> URI.create(text)).isInstanceOf(IllegalArgumentException.class);
        HttpUrl lenient = HttpUrl.parse(text);
        if (lenient != null) {
            String host = lenient.host();
            assertThat(host.equals("127.0.0.1") || host.equals("bsky.social"))
                    .as("OkHttp reads the backslash as a slash, so the guard looks at the host that is called")
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://intranet", "http://example.123", "http://example.org:22", "http://a.example.org."})
    void whatIsNoPublicAddressIsNotEvenLookedUp(String address) {
        List<String> lookedUp = new CopyOnWriteArrayList<>();
        Dns resolver = host -> {
            lookedUp.add(host);
            return List.of(InetAddress.getByName("127.0.0.1"));
        };
        try (GatewayFixture http = new GatewayFixture(guard(resolver), GatewayFixture.QUICK)) {
            assertThat(http.gateway.create(HttpCall.get(PLATFORM, URI.create(address), "/x")))
                    .isInstanceOf(HttpResult.NotSent.class);
        }
        assertThat(lookedUp).isEmpty();
    }

    @Test
    void aNameThatResolvesInsideReachesNothing() {
        Dns resolver = host -> List.of(InetAddress.getByName("127.0.0.1"));
        assertRefused(resolver, "loopback");
    }

    @Test
    void aNameWithOneAddressInsideIsRefusedAsAWhole() {
        Dns resolver = host -> List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("127.0.0.1"));
        assertRefused(resolver, "loopback");
    }

    @Test
    void aNameThatChangesItsMindReachesNothing() {
        Queue<String> answers = new ArrayDeque<>(List.of("192.0.2.1", "127.0.0.1", "127.0.0.1"));
        assertRefused(host -> List.of(InetAddress.getByName(answers.remove())), "documentation");
        assertRefused(host -> List.of(InetAddress.getByName(answers.remove())), "loopback");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:PORT/in", "http://localhost:PORT/in", "http://0x7f.1:PORT/", "//[::1]:PORT/"})
    void aRedirectReachesNothingInside(String target) throws IOException {
        String location = target.replace("PORT", "" + canary.port());
        try (RawServer outside = new RawServer(
                RawServer.send("302 Found\r\nLocation: " + location, ""),
                RawServer.send("302 Found\r\nLocation: " + location, ""),
                RawServer.send("302 Found\r\nLocation: " + location, ""))) {
            AddressGuard guard =
                    new AddressGuard(Set.of("127.0.0.1:" + outside.port()), Dns.SYSTEM, Set.of(80, 443, canary.port()));
            try (GatewayFixture http = new GatewayFixture(guard, GatewayFixture.QUICK)) {
                assertThatThrownBy(() -> http.gateway.read(HttpCall.get(PLATFORM, outside.uri(), "/x")))
                        .isInstanceOf(social.starling.ports.platform.PlatformException.Unavailable.class);
            }
            assertThat(outside.requests).isNotEmpty();
            assertThat(canary.connections).isEmpty();
        }
    }

    @Test
    void aRedirectToAnotherSchemeIsNotFollowed() throws IOException {
        try (RawServer outside = new RawServer(RawServer.send("302 Found\r\nLocation: file:///etc/passwd", ""));
                GatewayFixture http = new GatewayFixture(outside.uri())) {
            assertThat(http.gateway
                            .read(HttpCall.get(PLATFORM, outside.uri(), "/x"))
                            .status())
                    .isEqualTo(302);
        }
    }

    @Test
    void aServerInTheConfigurationIsAllowedByHostAndPortTogether() {
        AddressGuard guard = AddressGuard.allowing(Set.of("LocalHost:2583", "127.0.0.1:8080", "[::1]:9090"));
        for (String fine : List.of("http://localhost:2583", "http://127.0.0.1:8080", "http://[0::1]:9090/x")) {
            assertThat(guard.names(URI.create(fine))).as(fine).isTrue();
            assertThatCode(() -> guard.requireAllowed(URI.create(fine))).doesNotThrowAnyException();
        }
        for (String wrong : List.of("http://localhost:2584", "http://127.0.0.1:2583", "http://127.0.0.2:8080")) {
            assertThat(guard.names(URI.create(wrong))).as(wrong).isFalse();
            assertThatThrownBy(() -> guard.requireAllowed(URI.create(wrong)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("configuration");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "http://localhost:80", "localhost:99999", "a@b:80", "h:80/x", ":80", "", "a\\b:80"})
    void anAllowedServerHasAHostAndAPort(String text) {
        assertThatThrownBy(() -> AddressGuard.allowing(Set.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("host:port");
    }

    @ParameterizedTest
    @CsvSource({
        "https://bsky.social, true",
        "http://example.org:80, true",
        "https://xn--bcher-kva.example, true",
        "https://bücher.example, true",
        "https://8.8.8.8, true",
        "https://[2606:4700:4700::1111], true",
        "https://example.org:8443, false",
        "https://example.org:22, false",
        "https://intranet, false",
        "https://example.123, false",
        "https://-a.example, false"
    })
    void publicServersOnUsualPortsAreAllowed(URI address, boolean allowed) {
        AddressGuard guard = AddressGuard.publicOnly();
        if (allowed) {
            assertThatCode(() -> guard.requireAllowed(address)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> guard.requireAllowed(address)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1.2.3",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "127.255.0.1",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.9",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.1",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2001::1",
                "2001:db8::1",
                "2002:a00:1::",
                "3fff::1",
                "100::1",
                "5f00::1",
                "::a00:1"
            })
    void theSocketItselfRefusesWhatIsNotPublic(String literal) {
        AddressGuard guard = AddressGuard.publicOnly();
        assertThatThrownBy(() -> guard.check(new InetSocketAddress(InetAddress.getByName(literal), 443)))
                .isInstanceOf(AddressRefusedException.class)
                .hasMessageContaining("public");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255",
                "172.32.0.0", "192.0.1.0", "192.167.255.255", "198.17.255.255", "198.20.0.0", "223.255.255.255",
                "2606:4700::1", "2a00::1", "2001:200::1", "2003::1"
            })
    void theSocketItselfLetsPublicAddressesPass(String literal) {
        AddressGuard guard = AddressGuard.publicOnly();
        assertThatCode(() -> guard.check(new InetSocketAddress(InetAddress.getByName(literal), 443)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> guard.check(new InetSocketAddress(InetAddress.getByName(literal), 22)))
                .isInstanceOf(AddressRefusedException.class);
    }

    @Test
    void everyWayToMakeASocketIsGuarded() throws IOException {
        var sockets = guard(Dns.SYSTEM).sockets();
        InetAddress inside = InetAddress.getByName("127.0.0.1");
        assertThat(Arrays.asList(
                        refusal(() -> sockets.createSocket("127.0.0.1", canary.port())),
                        refusal(() -> sockets.createSocket("127.0.0.1", canary.port(), inside, 0)),
                        refusal(() -> sockets.createSocket(inside, canary.port())),
                        refusal(() -> sockets.createSocket(inside, canary.port(), inside, 0)),
                        refusal(() -> {
                            try (var socket = sockets.createSocket()) {
                                socket.connect(new InetSocketAddress(inside, canary.port()));
                            }
                        })))
                .allMatch(AddressRefusedException.class::isInstance);
        assertThat(canary.connections).isEmpty();
    }

    private void assertRefused(Dns resolver, String why) {
        URI address = URI.create("http://rebound.example.org:" + canary.port());
        try (GatewayFixture http = new GatewayFixture(guard(resolver), GatewayFixture.QUICK)) {
            HttpResult result = http.gateway.create(HttpCall.get(PLATFORM, address, "/x"));
            assertThat(result)
                    .isInstanceOfSatisfying(
                            HttpResult.NotSent.class,
                            refused -> assertThat(refused.reason()).contains(why));
            assertThat(canary.connections).isEmpty();
        }
    }

    /** The canary's port counts as usual here: the addresses alone have to keep it unseen. */
    private AddressGuard guard(Dns resolver) {
        return new AddressGuard(Set.of(), resolver, Set.of(80, 443, canary.port()));
    }

    private static Throwable refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return org.assertj.core.api.Assertions.catchThrowable(call);
    }
}
