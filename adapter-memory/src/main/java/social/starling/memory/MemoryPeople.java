package social.starling.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import social.starling.ports.people.Identity;
import social.starling.ports.people.Person;
import social.starling.ports.people.PersonId;
import social.starling.ports.people.PersonRepository;

/** The people in memory; safe for many threads, gone with the process. */
public final class MemoryPeople implements PersonRepository {
    private final Map<PersonId, Person> byId = new LinkedHashMap<>();

    @Override
    public synchronized boolean add(Person person) {
        if (byId.containsKey(person.id())) {
            return false;
        }
        for (Identity identity : person.identities()) {
            find(identity).ifPresent(other -> {
                throw new IllegalArgumentException(
                        identity + " is known as " + other.identities() + " already; remove " + other.id() + " first");
            });
        }
        byId.put(person.id(), person);
        return true;
    }

    @Override
    public synchronized Optional<Person> find(Identity identity) {
        return byId.values().stream()
                .filter(person ->
                        person.identities().stream().anyMatch(each -> each.key().equals(identity.key())))
                .findFirst();
    }

    @Override
    public synchronized List<Person> all() {
        return List.copyOf(byId.values());
    }

    @Override
    public synchronized boolean remove(PersonId id) {
        return byId.remove(id) != null;
    }
}
