package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import social.starling.ports.people.Identity;
import social.starling.ports.people.Person;
import social.starling.ports.people.PersonId;
import social.starling.ports.people.PersonRepository;
import social.starling.ports.platform.Platform;

/** The people who are the same on several platforms, by the handles they have there. */
final class JdbcPersonRepository implements PersonRepository {
    private static final String ADD =
            "INSERT INTO person_identity (key, person, platform, handle, created_at) VALUES (?, ?, ?, ?, ?)";
    private static final String SELECT = "SELECT person, platform, handle, created_at FROM person_identity";
    private static final String SAME =
            SELECT + " WHERE person = (SELECT person FROM person_identity WHERE key = ?) ORDER BY rowid";

    private final Database database;

    JdbcPersonRepository(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(Person person) {
        return database.writeRows(session -> {
            for (Identity identity : person.identities()) {
                Optional<Person> other = find(session, identity);
                if (other.isPresent() && other.get().id().equals(person.id())) {
                    return false;
                }
                if (other.isPresent()) {
                    throw new IllegalArgumentException(identity + " is known as "
                            + other.get().identities() + " already; remove "
                            + other.get().id() + " first");
                }
            }
            session.batch(
                    ADD,
                    person.identities(),
                    (out, identity) -> out.text(identity.key())
                            .name(person.id())
                            .name(identity.platform())
                            .text(identity.handle())
                            .time(person.createdAt()));
            return true;
        });
    }

    @Override
    public Optional<Person> find(Identity identity) {
        return database.readRows(session -> find(session, identity));
    }

    @Override
    public List<Person> all() {
        return database.readRows(session -> people(session.query(SELECT + " ORDER BY rowid", out -> {}, Row::read)));
    }

    @Override
    public boolean remove(PersonId id) {
        return database.write(handle -> handle.execute("DELETE FROM person_identity WHERE person = ?", id.value())) > 0;
    }

    private static Optional<Person> find(Session session, Identity identity) throws SQLException {
        return people(session.query(SAME, out -> out.text(identity.key()), Row::read)).stream()
                .findFirst();
    }

    private static List<Person> people(List<Row> rows) {
        Map<String, List<Row>> byPerson = new LinkedHashMap<>();
        rows.forEach(row ->
                byPerson.computeIfAbsent(row.person, id -> new ArrayList<>()).add(row));
        return byPerson.values().stream()
                .map(each -> new Person(each.stream().map(Row::identity).toList(), each.getFirst().createdAt))
                .toList();
    }

    private record Row(String person, Identity identity, Instant createdAt) {
        static Row read(RowReader row) throws SQLException {
            return new Row(row.text(), new Identity(new Platform(row.text()), row.text()), row.time());
        }
    }
}
