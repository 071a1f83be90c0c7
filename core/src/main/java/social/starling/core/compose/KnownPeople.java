package social.starling.core.compose;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.starling.ports.people.Identity;
import social.starling.ports.people.PersonRepository;
import social.starling.ports.platform.Platform;
import social.starling.ports.text.Feature.Mention;

/** The people whom the users' table names; who is not in it is nobody's counterpart, whatever the names are. */
public final class KnownPeople implements People {
    private final PersonRepository people;

    public KnownPeople(PersonRepository people) {
        this.people = people;
    }

    @Override
    public @Nullable Mention counterpart(Mention mention, Platform target) {
        return identity(mention)
                .flatMap(people::find)
                .flatMap(person -> person.on(target))
                .map(same -> new Mention(target, same.handle(), target.id(), null))
                .orElse(null);
    }

    /** Platforms may have handles that no table can hold. */
    private static Optional<Identity> identity(Mention mention) {
        try {
            return Optional.of(new Identity(mention.platform(), mention.handle()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
