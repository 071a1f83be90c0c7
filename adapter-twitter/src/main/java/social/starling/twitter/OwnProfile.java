package social.starling.twitter;

import java.util.regex.Pattern;
import social.starling.http.HttpAnswer;
import social.starling.http.HttpCall;
import social.starling.http.HttpResult;
import social.starling.ports.account.Profile;
import social.starling.ports.money.Money;
import social.starling.ports.platform.PlatformException;
import tools.jackson.databind.JsonNode;

/** Who X says the caller is. */
final class OwnProfile {
    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,20}");

    private OwnProfile() {}

    static HttpCall call(TwitterSettings settings) {
        return HttpCall.get(TwitterSettings.PLATFORM, settings.api(), "/2/users/me")
                .priced(OwnProfile::price);
    }

    /** @throws PlatformException when X refuses, or says nobody's name */
    static Profile of(HttpAnswer answer, TwitterSettings settings) {
        if (!answer.ok()) {
            throw XProblem.of(answer).failure();
        }
        JsonNode data = answer.json().path("data");
        String id = data.path("id").asString("");
        String name = data.path("username").asString("");
        if (!ID.matcher(id).matches() || !NAME.matcher(name).matches()) {
            throw new PlatformException.Malformed(
                    answer.endpoint() + " answered without an id and a name; is this X's API?", null);
        }
        return new Profile(settings.api(), id, name, TwitterSettings.CAPABILITIES);
    }

    private static Money price(HttpResult result) {
        return result instanceof HttpAnswer answer && answer.ok() ? TwitterSettings.PRICES.userRead() : Money.ZERO;
    }
}
