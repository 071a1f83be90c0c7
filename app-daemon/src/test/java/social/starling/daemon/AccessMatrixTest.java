package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import social.starling.daemon.ApiClient.Answer;
import social.starling.ports.access.Scope;

/** Every route of the router against everybody who may not use it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {
    private static final List<HandlerType> METHODS =
            List.of(HandlerType.GET, HandlerType.POST, HandlerType.PATCH, HandlerType.DELETE, HandlerType.PUT);

    @RegisterExtension
    final DemoExtension demo = new DemoExtension();

    @Test
    void onlyHealthAndTheCallbackAreOpen() {
        assertThat(endpoints()
                        .filter(route -> route.roles().contains(Access.OPEN))
                        .map(Route::path))
                .containsExactlyInAnyOrder("/health/live", "/health/ready", "/oauth/callback");
        assertThat(endpoints().filter(route -> !route.path().startsWith("/api/")))
                .allMatch(route -> route.roles().equals(Set.of(Access.OPEN)));
    }

    @Test
    void everyRouteStatesOneAccess() {
        assertThat(endpoints().toList())
                .hasSizeGreaterThan(30)
                .allMatch(route -> route.roles().size() == 1);
    }

    @Test
    void readingNeedsReadAndNothingElseDoes() {
        assertThat(guarded()
                        .filter(route -> route.method() == HandlerType.GET
                                && !route.path().contains("tokens")
                                && !route.path().equals("/api/config")))
                .allMatch(route -> route.roles().equals(Set.of(Access.READ)));
        assertThat(guarded().filter(route -> route.method() != HandlerType.GET))
                .noneMatch(route -> route.roles().contains(Access.READ));
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void nobodyComesInWithoutAToken(Route route) {
        Answer answer = call(route, null);

        assertThat(answer.problem()).isEqualTo("401 token-missing");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void nobodyComesInWithAnUnknownToken(Route route) {
        assertThat(call(route, "stl_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").problem())
                .isEqualTo("401 token-refused");
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void nobodyComesInWithAnExpiredToken(Route route) {
        String expired = token(EnumSet.allOf(Scope.class), Instant.now().minus(Duration.ofSeconds(1)));

        assertThat(call(route, expired).problem()).isEqualTo("401 token-refused");
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void nobodyComesInWithARemovedToken(Route route) {
        TokenDesk.Issued issued =
                demo.demo().daemon().tokens().issue("test", "removed", EnumSet.allOf(Scope.class), null);
        demo.demo().daemon().tokens().remove(issued.token().id());

        assertThat(call(route, issued.secret().reveal()).problem()).isEqualTo("401 token-refused");
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void nobodyComesInWithTheWrongScope(Route route) {
        Set<Scope> wrong = EnumSet.of(Scope.READ, Scope.PUBLISH);
        route.roles().forEach(role -> wrong.remove(((Access) role).scope()));

        assertThat(call(route, token(wrong, null)).problem()).isEqualTo("403 scope-missing");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void nobodyComesInByAnotherName(Route route) {
        String answer = RawRequest.send(
                demo.demo().uri(),
                route.method() + " " + route.address() + " HTTP/1.1\r\nHost: rebound.example:"
                        + demo.demo().uri().getPort() + "\r\nAuthorization: Bearer "
                        + demo.demo().daemon().token().reveal() + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 421 ").contains("wrong-host");
    }

    @Test
    void aTokenUnderAnotherSchemeIsNoToken() {
        Answer answer = demo.api()
                .with(null)
                .send(
                        "GET",
                        "/api/accounts",
                        null,
                        "Authorization",
                        "Basic " + demo.demo().daemon().token().reveal());

        assertThat(answer.problem()).isEqualTo("401 token-missing");
    }

    @Test
    void aTokenInTheQueryIsNoToken() {
        Answer answer = demo.api()
                .with(null)
                .get("/api/accounts?access_token="
                        + demo.demo().daemon().token().reveal());

        assertThat(answer.problem()).isEqualTo("401 token-missing");
    }

    @Test
    void anUnknownPathOfTheApiIsGuardedToo() {
        assertThat(demo.api().with(null).get("/api/secret-plans").problem()).isEqualTo("401 token-missing");
        assertThat(demo.api().get("/api/secret-plans").problem()).isEqualTo("404 not-found");
    }

    @Test
    void theOwnNamesAreTakenWithTheirPortOnly() {
        int port = demo.demo().uri().getPort();

        assertThat(List.of("127.0.0.1:" + port, "localhost:" + port, "LOCALHOST:" + port, "[::1]:" + port))
                .allSatisfy(host -> assertThat(live(host)).startsWith("HTTP/1.1 200 "));
        assertThat(List.of("127.0.0.1", "localhost:1", "127.0.0.1.evil.example:" + port, "evil@127.0.0.1:" + port))
                .allSatisfy(host -> assertThat(live(host)).doesNotStartWith("HTTP/1.1 200 "));
    }

    private String live(String host) {
        return RawRequest.send(
                demo.demo().uri(), "GET /health/live HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    private String token(Set<Scope> scopes, @org.jspecify.annotations.Nullable Instant expiresAt) {
        return demo.demo()
                .daemon()
                .tokens()
                .issue("test", "a token of a test", scopes, expiresAt)
                .secret()
                .reveal();
    }

    private Answer call(Route route, @org.jspecify.annotations.Nullable String token) {
        boolean body = route.method() == HandlerType.POST || route.method() == HandlerType.PATCH;
        return demo.api().with(token).send(route.method().name(), route.address(), body ? "{}" : null);
    }

    Stream<Route> endpoints() {
        return demo.demo().daemon().server().unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> METHODS.contains(endpoint.method))
                .map(Route::of);
    }

    Stream<Route> guarded() {
        return endpoints().filter(route -> route.path().startsWith("/api/"));
    }

    /** A route of the router. */
    record Route(HandlerType method, String path, Set<? extends io.javalin.security.RouteRole> roles) {
        static Route of(Endpoint endpoint) {
            Roles roles = endpoint.metadata(Roles.class);
            return new Route(endpoint.method, endpoint.path, roles == null ? Set.of() : roles.getRoles());
        }

        String address() {
            return path.replaceAll("\\{[a-z]+}", "some-id");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
