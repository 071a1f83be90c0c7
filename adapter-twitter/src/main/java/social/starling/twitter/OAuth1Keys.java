package social.starling.twitter;

import java.util.Map;
import java.util.Set;
import social.starling.ports.account.Secret;

/** The four values of OAuth 1.0a that a person copies from the developer console. */
record OAuth1Keys(Secret consumerKey, Secret consumerSecret, Secret token, Secret tokenSecret) {
    static final String CONSUMER_KEY = "consumer-key";
    static final String CONSUMER_SECRET = "consumer-secret";
    static final String TOKEN = "access-token";
    static final String TOKEN_SECRET = "access-token-secret";
    static final Set<String> NAMES = Set.of(CONSUMER_KEY, CONSUMER_SECRET, TOKEN, TOKEN_SECRET);

    private static final int MAX_LENGTH = 500;

    /** @throws IllegalArgumentException when one is missing or cannot be such a value */
    static OAuth1Keys of(Map<String, Secret> secrets) {
        return new OAuth1Keys(
                value(secrets, CONSUMER_KEY),
                value(secrets, CONSUMER_SECRET),
                value(secrets, TOKEN),
                value(secrets, TOKEN_SECRET));
    }

    /** Whether an account is signed in by such values and not by OAuth 2. */
    static boolean areIn(Map<String, Secret> secrets) {
        return secrets.containsKey(TOKEN_SECRET);
    }

    Map<String, Secret> secrets() {
        return Map.of(
                CONSUMER_KEY, consumerKey, CONSUMER_SECRET, consumerSecret, TOKEN, token, TOKEN_SECRET, tokenSecret);
    }

    private static Secret value(Map<String, Secret> secrets, String name) {
        Secret secret = secrets.get(name);
        String value = secret == null ? "" : secret.reveal().strip();
        if (value.isEmpty() || value.length() > MAX_LENGTH || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("The " + name + " has " + value.length()
                    + " characters; 1 to " + MAX_LENGTH
                    + " printable ASCII characters as the developer console shows them are allowed");
        }
        return new Secret(value);
    }
}
