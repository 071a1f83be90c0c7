package social.starling.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import social.starling.core.platform.Platforms;
import social.starling.memory.MemoryStore;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountState;
import social.starling.ports.account.BrowserSignIn;
import social.starling.ports.account.DailyCap;
import social.starling.ports.account.Profile;
import social.starling.ports.account.Secret;
import social.starling.ports.account.SecretSignIn;
import social.starling.ports.account.SignedIn;
import social.starling.ports.adapter.PlatformAdapter;
import social.starling.ports.money.Money;
import social.starling.ports.platform.Platform;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.route.Route;
import social.starling.ports.route.RouteId;
import social.starling.ports.route.RouteRules;
import social.starling.testkit.simulation.FakePlatform;
import social.starling.testkit.simulation.Faults;
import social.starling.testkit.simulation.World;

class AccountDirectoryTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Platform ALPHA = new Platform("alpha");

    private final World world = new World(1);
    private final FakePlatform alpha = FakePlatform.withTimelineOnly("alpha", world, new Faults(world));
    private final MemoryStore store = new MemoryStore(() -> NOW);
    private @Nullable PlatformException refusal;
    private final AccountDirectory directory = directory(true);

    @Test
    void anAccountIsConnectedBySecretsAndKeepsThemApart() {
        Account account = connect("ada");
        assertThat(directory.list()).containsExactly(account);
        assertThat(account.cap()).isEqualTo(DailyCap.DEFAULT);
        assertThat(store.credentials().find(account.id()).orElseThrow().require("password"))
                .isEqualTo(new Secret("s3cret"));
    }

    @Test
    void connectingAgainKeepsTheIdAndTheCap() {
        Account first = connect("ada");
        directory.cap(first.id(), new DailyCap(7, Money.dollars("1")));
        directory.remove(first.id());
        assertThat(directory.list()).isEmpty();
        assertThat(store.credentials().find(first.id())).isEmpty();
        Account again = connect("ada");
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.cap().posts()).isEqualTo(7);
        assertThat(again.connectedAt()).isEqualTo(first.connectedAt());
    }

    @Test
    void missingAndUnknownSecretsAreNamedBesideTheOnesNeeded() {
        assertThatThrownBy(() -> directory.connect(ALPHA, null, "ada", Map.of("pasword", new Secret("x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[pasword]")
                .hasMessageContaining("[password]");
    }

    @Test
    void anUnknownPlatformIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> directory.connect(new Platform("myspace"), null, "ada", Map.of()))
                .hasMessageContaining("myspace")
                .hasMessageContaining("alpha");
    }

    @Test
    void signingInByBrowserConnectsAsWell() {
        BrowserSignIn.Authorization authorization =
                directory.begin(ALPHA, URI.create("http://127.0.0.1:7878/oauth/callback"));
        Account account = directory.finish(ALPHA, authorization, "code");
        assertThat(account.handle()).isEqualTo("by-browser");
        assertThat(account.state()).isEqualTo(AccountState.ACTIVE);
    }

    @Test
    void aPlatformWithoutASignInSaysWhichOneItHas() {
        AccountDirectory without = directory(false);
        assertThatThrownBy(() -> without.connect(ALPHA, null, "ada", Map.of())).hasMessageContaining("browser");
        assertThatThrownBy(() -> without.begin(ALPHA, URI.create("http://127.0.0.1/")))
                .hasMessageContaining("secrets");
    }

    @Test
    void aCheckRenewsWhatIsKnownAndARefusalMarksTheAccount() {
        Account account = connect("ada");
        store.accounts().save(account.with(AccountState.NEEDS_SIGN_IN));
        assertThat(directory.check(account.id()).state()).isEqualTo(AccountState.ACTIVE);
        refusal = new PlatformException.Unauthorized("revoked");
        assertThatThrownBy(() -> directory.check(account.id())).isSameAs(refusal);
        assertThat(directory.require(account.id()).state()).isEqualTo(AccountState.NEEDS_SIGN_IN);
    }

    @Test
    void anAccountOnARouteIsNotRemovedUnderIt() {
        Account ada = connect("ada");
        Account bob = connect("bob");
        store.routes()
                .save(new Route(new RouteId("rt-0001"), ada.id(), bob.id(), false, RouteRules.DEFAULT, true, NOW));
        assertThatThrownBy(() -> directory.remove(bob.id()))
                .hasMessageContaining("rt-0001")
                .hasMessageContaining("@bob");
        assertThatThrownBy(() -> directory.require(AccountId.of(ALPHA, "nobody")))
                .hasMessageContaining("not connected");
    }

    private Account connect(String handle) {
        return directory.connect(ALPHA, null, handle, Map.of("password", new Secret("s3cret")));
    }

    private AccountDirectory directory(boolean signIns) {
        PlatformAdapter fake = alpha.adapter();
        PlatformAdapter adapter = new PlatformAdapter(
                ALPHA,
                "Alpha",
                fake.dialect(),
                fake.reader(),
                fake.publisher(),
                account -> {
                    if (refusal != null) {
                        throw refusal;
                    }
                    return profile(account.handle());
                },
                signIns ? new Passwords() : null,
                signIns ? new Browser() : null);
        return new AccountDirectory(
                new Platforms(List.of(adapter)), store.accounts(), store.credentials(), store.routes(), () -> NOW);
    }

    private Profile profile(String handle) {
        Account account = alpha.account(handle);
        return new Profile(account.server(), account.remoteId(), handle, account.capabilities());
    }

    private final class Passwords implements SecretSignIn {
        @Override
        public Set<String> secretNames() {
            return Set.of("password");
        }

        @Override
        public URI defaultServer() {
            return URI.create("https://alpha.example");
        }

        @Override
        public SignedIn signIn(URI server, String handle, Map<String, Secret> secrets) {
            return new SignedIn(profile(handle), secrets, null);
        }
    }

    private final class Browser implements BrowserSignIn {
        @Override
        public Authorization begin(URI redirect) {
            return new Authorization(URI.create("https://alpha.example/authorize"), redirect, "state", new Secret("v"));
        }

        @Override
        public SignedIn finish(Authorization authorization, String code) {
            return new SignedIn(profile("by-browser"), Map.of("token", new Secret(code)), NOW);
        }
    }
}
