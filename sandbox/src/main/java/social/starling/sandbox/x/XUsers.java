package social.starling.sandbox.x;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The people on the simulated X; a username counts regardless of case. */
final class XUsers {
    private static final long FIRST_ID = 1_100_000_000L;

    private final Map<String, XUser> byUsername = new LinkedHashMap<>();

    XUser create(String username, boolean premium) {
        String key = username.toLowerCase(Locale.ROOT);
        if (byUsername.containsKey(key)) {
            throw new IllegalArgumentException("username '" + username + "' is taken; choose another");
        }
        XUser user = new XUser(Long.toString(FIRST_ID + byUsername.size()), username, username, premium);
        byUsername.put(key, user);
        return user;
    }

    Optional<XUser> named(String username) {
        return Optional.ofNullable(byUsername.get(username.toLowerCase(Locale.ROOT)));
    }

    Optional<XUser> withId(String id) {
        return byUsername.values().stream().filter(user -> user.id().equals(id)).findFirst();
    }

    List<XUser> all() {
        return List.copyOf(byUsername.values());
    }
}
