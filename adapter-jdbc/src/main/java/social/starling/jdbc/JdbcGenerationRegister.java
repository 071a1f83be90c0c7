package social.starling.jdbc;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import social.starling.ports.backup.Generation;
import social.starling.ports.backup.GenerationRegister;

/** The line of history as a row of the database. */
final class JdbcGenerationRegister implements GenerationRegister {
    private final Database database;

    JdbcGenerationRegister(Database database) {
        this.database = database;
    }

    static void begin(Handle handle, Generation next) {
        handle.execute(
                "INSERT INTO generation (only_one, id, since) VALUES (1, ?, ?) ON CONFLICT (only_one) DO UPDATE"
                        + " SET id = excluded.id, since = excluded.since WHERE generation.since < excluded.since",
                next.id(),
                Times.toNanos(next.since()));
    }

    @Override
    public Optional<Generation> current() {
        return database.read(handle -> handle.createQuery("SELECT id, since FROM generation")
                .map((rs, context) -> {
                    RowReader row = new RowReader(rs);
                    return new Generation(row.text(), row.time());
                })
                .findOne());
    }

    @Override
    public void begin(Generation next) {
        database.write(handle -> {
            begin(handle, next);
            return next;
        });
    }
}
