package social.starling.sandbox.x;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import social.starling.sandbox.Shelf;

/** The people on the simulated X; a username counts regardless of case. */
final class XUsers {
    private static final long FIRST_ID = 1_100_000_000L;

    private final Shelf<XUser> byUsername;

    /** @param byUsername by lower-case username */
    XUsers(Shelf<XUser> byUsername) {
        this.byUsername = byUsername;
    }

    XUser create(String username, boolean premium) {
        String key = username.toLowerCase(Locale.ROOT);
        if (byUsername.find(key).isPresent()) {
            throw new IllegalArgumentException("username '" + username + "' is taken; choose another");
        }
        XUser user = new XUser(Long.toString(FIRST_ID + byUsername.all().size()), username, username, premium);
        byUsername.put(key, user);
        return user;
    }

    Optional<XUser> named(String username) {
        return byUsername.find(username.toLowerCase(Locale.ROOT));
    }

    Optional<XUser> withId(String id) {
        return byUsername.all().stream().filter(user -> user.id().equals(id)).findFirst();
    }

    List<XUser> all() {
        return List.copyOf(byUsername.all());
    }
}
