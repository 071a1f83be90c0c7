package social.starling.twitter;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import social.starling.http.HttpGateway;
import social.starling.ports.account.Profile;
import social.starling.ports.account.Secret;
import social.starling.ports.account.SecretSignIn;
import social.starling.ports.account.SignedIn;
import social.starling.ports.platform.PlatformException;

/** Signs in with the keys and tokens of OAuth 1.0a, which X still takes and is retiring. */
final class TwitterSecretSignIn implements SecretSignIn {
    private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_]{1,15}");

    private final TwitterSettings settings;
    private final HttpGateway http;
    private final TwitterSession session;

    TwitterSecretSignIn(TwitterSettings settings, HttpGateway http, TwitterSession session) {
        this.settings = settings;
        this.http = http;
        this.session = session;
    }

    @Override
    public Set<String> secretNames() {
        return OAuth1Keys.NAMES;
    }

    @Override
    public URI defaultServer() {
        return settings.api();
    }

    @Override
    public SignedIn signIn(URI server, String handle, Map<String, Secret> secrets) {
        if (!server.equals(settings.api())) {
            throw new IllegalArgumentException(
                    "X is not at " + server + "; " + settings.api() + " is allowed, or no server at all");
        }
        String name = handle.strip().replaceFirst("^@", "");
        if (!HANDLE.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + handle
                    + "\" is no handle on X; 1 to 15 letters, digits and underscores are allowed, such as @starling");
        }
        OAuth1Keys keys = OAuth1Keys.of(secrets);
        Profile profile = OwnProfile.of(http.read(session.signed(OwnProfile.call(settings), keys)), settings);
        if (!profile.handle().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
            throw new PlatformException.Unauthorized("These tokens belong to @" + profile.handle() + ", not to @" + name
                    + "; give that handle, or the tokens of @" + name);
        }
        return new SignedIn(profile, keys.secrets(), null);
    }
}
