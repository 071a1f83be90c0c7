package social.starling.ports.people;

import java.util.List;
import java.util.Optional;

/** The people who are known to be the same on several platforms; nobody is two of them. */
public interface PersonRepository {
    /**
     * Adds a person; false when the same one is there already.
     *
     * @throws IllegalArgumentException when one of the identities is another person's
     */
    boolean add(Person person);

    /** The person with this identity, in any case of letters. */
    Optional<Person> find(Identity identity);

    /** In the order of creation. */
    List<Person> all();

    /** Removes the person; false when there was none. */
    boolean remove(PersonId id);
}
