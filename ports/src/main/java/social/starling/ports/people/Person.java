package social.starling.ports.people;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import social.starling.ports.digest.Digest;
import social.starling.ports.platform.Platform;

/**
 * Somebody who is the same on several platforms.
 *
 * @param identities two or more, one a platform, in the order of the platforms' names
 */
public record Person(List<Identity> identities, Instant createdAt) {
    public Person {
        identities = identities.stream()
                .sorted(Comparator.comparing(identity -> identity.platform().id()))
                .toList();
        long platforms = identities.stream().map(Identity::platform).distinct().count();
        if (platforms < 2 || platforms < identities.size()) {
            throw new IllegalArgumentException(
                    "A person is the same on two or more platforms and has one handle on each; " + identities
                            + " is not allowed");
        }
    }

    /** A function of the identities alone. */
    public PersonId id() {
        String whole = identities.stream().map(Identity::key).collect(Collectors.joining("|"));
        return new PersonId("per-" + Digest.sha256Hex(whole).substring(0, 16));
    }

    /** Who they are on {@code platform}; empty where that is not known. */
    public Optional<Identity> on(Platform platform) {
        return identities.stream()
                .filter(identity -> identity.platform().equals(platform))
                .findFirst();
    }
}
