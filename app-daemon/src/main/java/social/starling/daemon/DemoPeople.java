package social.starling.daemon;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import social.starling.assembly.PlatformSettings;
import social.starling.assembly.Starling;
import social.starling.ports.account.Account;
import social.starling.ports.account.BrowserSignIn.Authorization;
import social.starling.ports.account.Secret;
import social.starling.ports.platform.Platform;
import social.starling.ports.route.RouteRules;
import social.starling.sandbox.bluesky.BlueskyAccount;
import social.starling.sandbox.bluesky.BlueskySandbox;
import social.starling.sandbox.x.XSandbox;

/** The people of the simulated platforms, and their consent, which they give without being asked. */
final class DemoPeople {
    private static final Platform TWITTER = new Platform("twitter");
    private static final Platform BLUESKY = new Platform("bluesky");
    private static final URI REDIRECT = URI.create("http://127.0.0.1" + SignInResource.CALLBACK);
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final XSandbox x;
    private final BlueskySandbox bluesky;

    DemoPeople(XSandbox x, BlueskySandbox bluesky) {
        this.x = x;
        this.bluesky = bluesky;
    }

    /** Reaches the simulated platforms, and nothing else on this machine but what {@code given} allows. */
    PlatformSettings platforms(PlatformSettings given) {
        Set<String> allowed = new HashSet<>(given.allowedAddresses());
        allowed.add(x.baseUri().getAuthority());
        allowed.add(bluesky.baseUri().getAuthority());
        return new PlatformSettings(
                new PlatformSettings.Twitter(
                        x.app().clientId(),
                        x.app().clientSecret().map(Secret::new).orElse(null),
                        x.baseUri(),
                        x.baseUri().resolve("/i/oauth2/authorize")),
                given.bluesky().simulatedAt(bluesky.baseUri()),
                allowed);
    }

    /**
     * Connects one account of each platform where it is missing, where the platform has forgotten it, or where the platform
     * has moved to another address. The route comes with the accounts only, since its owner may have changed or removed it
     * since.
     */
    void connect(Starling starling) {
        Optional<Account> ada = known(starling, TWITTER, x.users().getFirst().id());
        Optional<Account> adaToo =
                known(starling, BLUESKY, bluesky.users().getFirst().did());
        Account here = ada.filter(account -> !x.isNew()).orElseGet(() -> connectTwitter(starling));
        Account there = adaToo.filter(account -> !bluesky.isNew())
                .filter(account -> bluesky.baseUri().equals(account.server()))
                .orElseGet(() -> connectBluesky(starling));
        if (ada.isEmpty() || adaToo.isEmpty()) {
            starling.routes().add(here.id(), there.id(), true, RouteRules.DEFAULT);
        }
    }

    private static Optional<Account> known(Starling starling, Platform platform, String remoteId) {
        return starling.accounts().list().stream()
                .filter(account -> account.platform().equals(platform))
                .filter(account -> account.remoteId().equals(remoteId))
                .findFirst();
    }

    private Account connectTwitter(Starling starling) {
        String username = x.users().getFirst().username();
        Authorization authorization = starling.accounts().begin(TWITTER, REDIRECT);
        URI consent = URI.create(authorization.page() + "&sandbox_consent=" + username);
        return starling.accounts().finish(TWITTER, authorization, code(consent));
    }

    private Account connectBluesky(Starling starling) {
        BlueskyAccount person = bluesky.users().getFirst();
        return starling.accounts()
                .connect(
                        BLUESKY,
                        bluesky.baseUri(),
                        person.handle(),
                        Map.of("app-password", new Secret(person.appPassword())));
    }

    /** What the browser would be sent back with. */
    private static String code(URI consent) {
        try {
            HttpURLConnection page = (HttpURLConnection) consent.toURL().openConnection();
            page.setInstanceFollowRedirects(false);
            String location = String.valueOf(page.getHeaderField("Location"));
            page.disconnect();
            Matcher code = CODE.matcher(location);
            if (!code.find()) {
                throw new IllegalStateException("The simulated X gave no code but " + location);
            }
            return code.group(1);
        } catch (IOException e) {
            throw new IllegalStateException("The simulated X did not answer", e);
        }
    }
}
