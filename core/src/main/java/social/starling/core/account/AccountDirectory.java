package social.starling.core.account;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import social.starling.core.platform.Platforms;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.account.AccountState;
import social.starling.ports.account.BrowserSignIn;
import social.starling.ports.account.CredentialRepository;
import social.starling.ports.account.DailyCap;
import social.starling.ports.account.Profile;
import social.starling.ports.account.Secret;
import social.starling.ports.account.SecretSignIn;
import social.starling.ports.account.SignedIn;
import social.starling.ports.adapter.PlatformAdapter;
import social.starling.ports.platform.Platform;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.route.Route;
import social.starling.ports.route.RouteRepository;

/** Connects, checks and disconnects accounts. Connecting a known one again keeps its id, its routes and its links. */
public final class AccountDirectory {
    private final Platforms platforms;
    private final AccountRepository accounts;
    private final CredentialRepository credentials;
    private final RouteRepository routes;
    private final InstantSource clock;

    public AccountDirectory(
            Platforms platforms,
            AccountRepository accounts,
            CredentialRepository credentials,
            RouteRepository routes,
            InstantSource clock) {
        this.platforms = platforms;
        this.accounts = accounts;
        this.credentials = credentials;
        this.routes = routes;
        this.clock = clock;
    }

    /** The connected accounts, in the order of connecting. */
    public List<Account> list() {
        return accounts.all().stream()
                .filter(account -> account.state() != AccountState.REMOVED)
                .toList();
    }

    /** @throws IllegalArgumentException when no such account is connected */
    public Account require(AccountId id) {
        return accounts.find(id)
                .filter(account -> account.state() != AccountState.REMOVED)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The account " + id + " is not connected; see the list of accounts for those that are"));
    }

    /**
     * Connects an account by secrets.
     *
     * @param server null for the platform's default
     * @throws IllegalArgumentException when the platform takes no secrets, or one is missing or unknown
     * @throws PlatformException {@code Unauthorized} when the platform refuses them
     */
    public Account connect(Platform platform, @Nullable URI server, String handle, Map<String, Secret> secrets) {
        PlatformAdapter adapter = platforms.of(platform);
        SecretSignIn signIn = adapter.secretSignIn();
        if (signIn == null) {
            throw new IllegalArgumentException(
                    adapter.name() + " has no sign-in by secrets; sign in by browser instead");
        }
        requireNames(signIn.secretNames(), secrets.keySet());
        return keep(platform, signIn.signIn(server == null ? signIn.defaultServer() : server, handle, secrets));
    }

    /** @throws IllegalArgumentException when the platform has no sign-in by browser */
    public BrowserSignIn.Authorization begin(Platform platform, URI redirect) {
        return browserSignIn(platform).begin(redirect);
    }

    /** @throws PlatformException {@code Unauthorized} when the platform refuses the code */
    public Account finish(Platform platform, BrowserSignIn.Authorization authorization, String code) {
        return keep(platform, browserSignIn(platform).finish(authorization, code));
    }

    /**
     * Asks the platform about the account and stores what it says.
     *
     * @throws PlatformException {@code Unauthorized} when a person must sign in again; the account is marked so
     */
    public Account check(AccountId id) {
        Account account = require(id);
        try {
            Profile profile = platforms.of(account.platform()).probe().check(account);
            Account checked = new Account(
                    account.id(),
                    account.platform(),
                    account.server(),
                    profile.handle(),
                    account.remoteId(),
                    AccountState.ACTIVE,
                    account.cap(),
                    profile.capabilities(),
                    account.connectedAt());
            accounts.save(checked);
            return checked;
        } catch (PlatformException.Unauthorized e) {
            accounts.save(account.with(AccountState.NEEDS_SIGN_IN));
            throw e;
        }
    }

    public Account cap(AccountId id, DailyCap cap) {
        Account account = require(id).with(cap);
        accounts.save(account);
        return account;
    }

    /**
     * Disconnects the account and forgets its secrets; its deliveries and links stay.
     *
     * @throws IllegalArgumentException while a route uses it
     */
    public void remove(AccountId id) {
        Account account = require(id);
        List<String> users = routes.all().stream()
                .filter(route -> route.source().equals(id) || route.target().equals(id))
                .map(Route::id)
                .map(Object::toString)
                .toList();
        if (!users.isEmpty()) {
            throw new IllegalArgumentException("The account " + id + " (@" + account.handle() + ") is used by "
                    + String.join(", ", users) + "; remove these routes first");
        }
        credentials.remove(id);
        accounts.save(account.with(AccountState.REMOVED));
    }

    private Account keep(Platform platform, SignedIn signedIn) {
        Profile profile = signedIn.profile();
        AccountId id = AccountId.of(platform, profile.remoteId());
        Account known = accounts.find(id).orElse(null);
        Account account = new Account(
                id,
                platform,
                profile.server(),
                profile.handle(),
                profile.remoteId(),
                AccountState.ACTIVE,
                known == null ? DailyCap.DEFAULT : known.cap(),
                profile.capabilities(),
                known == null ? clock.instant() : known.connectedAt());
        credentials.store(id, signedIn.secrets(), signedIn.expiresAt());
        accounts.save(account);
        return account;
    }

    private BrowserSignIn browserSignIn(Platform platform) {
        PlatformAdapter adapter = platforms.of(platform);
        if (adapter.browserSignIn() == null) {
            throw new IllegalArgumentException(
                    adapter.name() + " has no sign-in by browser here; connect it by its secrets instead");
        }
        return adapter.browserSignIn();
    }

    private static void requireNames(Set<String> wanted, Set<String> given) {
        if (!wanted.equals(given)) {
            throw new IllegalArgumentException("The secrets " + new TreeSet<>(given) + " were given; exactly "
                    + new TreeSet<>(wanted) + " are needed");
        }
    }
}
