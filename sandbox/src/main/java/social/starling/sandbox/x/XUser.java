package social.starling.sandbox.x;

import java.util.regex.Pattern;

/**
 * A person on the simulated X.
 *
 * @param username 1–15 of A–Z, a–z, 0–9 and _
 * @param premium whether posts may be longer than 280 (up to 25,000)
 */
public record XUser(String id, String username, String name, boolean premium) {
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_]{1,15}");

    public XUser {
        if (!USERNAME.matcher(username).matches()) {
            throw new IllegalArgumentException(
                    "username is '" + username + "'; it must be 1–15 of A–Z, a–z, 0–9 and _");
        }
    }

    int weightLimit() {
        return premium ? 25_000 : 280;
    }
}
