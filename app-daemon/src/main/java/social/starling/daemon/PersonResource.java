package social.starling.daemon;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.core.platform.Platforms;
import social.starling.ports.people.Identity;
import social.starling.ports.people.Person;
import social.starling.ports.people.PersonId;
import social.starling.ports.people.PersonRepository;
import social.starling.ports.platform.Platform;

/** The people who are the same on several platforms. */
final class PersonResource {
    private final PersonRepository people;
    private final Platforms platforms;
    private final InstantSource clock;
    private final Bodies bodies;

    PersonResource(PersonRepository people, Platforms platforms, InstantSource clock, Bodies bodies) {
        this.people = people;
        this.platforms = platforms;
        this.clock = clock;
        this.bodies = bodies;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/people", this::list, Access.READ);
        routes.post("/api/people", this::add, Access.ADMIN);
        routes.delete("/api/people/{id}", this::remove, Access.ADMIN);
    }

    private void list(Context context) {
        context.json(people.all().stream().map(PersonJson::of).toList());
    }

    /** The same person given again is answered as the one who is there. */
    private void add(Context context) {
        NewPerson wish = bodies.read(context, NewPerson.class);
        List<Identity> identities = new ArrayList<>();
        for (IdentityJson each : Parameters.required(wish.identities(), "identities")) {
            IdentityJson given = Parameters.required(each, "identities");
            Platform platform = new Platform(Parameters.required(given.platform(), "platform in identities"));
            identities.add(new Identity(
                    platforms.of(platform).platform(), Parameters.required(given.handle(), "handle in identities")));
        }
        Person person = new Person(identities, clock.instant());
        boolean added = people.add(person);
        Person stored = people.find(identities.getFirst()).orElse(person);
        context.status(added ? 201 : 200).json(PersonJson.of(stored));
    }

    private void remove(Context context) {
        PersonId id = Parameters.found(() -> new PersonId(Text.printable(context.pathParam("id"))));
        if (!people.remove(id)) {
            throw new ProblemException(Problem.Kind.NOT_FOUND, "There is no person \"" + id + "\"");
        }
        context.status(204);
    }

    record NewPerson(@Nullable List<@Nullable IdentityJson> identities) {}

    record IdentityJson(@Nullable String platform, @Nullable String handle) {}

    record PersonJson(String id, List<IdentityJson> identities, Instant createdAt) {
        static PersonJson of(Person person) {
            return new PersonJson(
                    person.id().value(),
                    person.identities().stream()
                            .map(each -> new IdentityJson(each.platform().id(), each.handle()))
                            .toList(),
                    person.createdAt());
        }
    }
}
