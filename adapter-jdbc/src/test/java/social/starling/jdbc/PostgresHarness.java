package social.starling.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import social.starling.jdbc.DatabaseLocation.PostgresServer;
import social.starling.ports.account.Secret;
import social.starling.testkit.contract.Samples;
import social.starling.testkit.contract.SettableClock;
import social.starling.testkit.postgres.PostgresAddress;
import social.starling.testkit.postgres.RealPostgres;

/** The one store on PostgreSQL of all tests of contracts, which each finds empty: opening it takes longer than a test. */
final class PostgresHarness extends StoreHarness {
    private PostgresHarness() {
        super(Shared.CLOCK, Shared.STORE);
    }

    static PostgresHarness empty() {
        try (Connection connection = Shared.DATABASE.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(Shared.EMPTY);
        } catch (SQLException e) {
            throw new IllegalStateException("The database of the tests cannot be emptied", e);
        }
        Shared.CLOCK.set(Samples.NOW);
        return new PostgresHarness();
    }

    /** The next test goes on with it. */
    @Override
    public void close() {}

    static PostgresServer server(PostgresAddress database) {
        return new PostgresServer(database.url(), database.user(), new Secret(database.password()));
    }

    static JdbcSettings settings(PostgresAddress database) {
        return JdbcSettings.in(Shared.FOLDER).withDatabase(server(database));
    }

    /** By a clock that a test sets, in place of the database's. */
    static JdbcStore open(PostgresAddress database, SettableClock clock) {
        JdbcSettings settings = settings(database);
        return new JdbcStore(
                settings,
                PostgresDatabase.open(server(database), 2, LedgerClock.of(clock), Threads.PLATFORM),
                clock,
                Threads.PLATFORM);
    }

    private static final class Shared {
        static final Path FOLDER = folder();
        static final PostgresAddress DATABASE = RealPostgres.newDatabase();
        static final SettableClock CLOCK = new SettableClock();
        static final JdbcStore STORE = open(DATABASE, CLOCK);
        static final String EMPTY = emptying();

        private static Path folder() {
            try {
                return Files.createTempDirectory("starling-keys");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String emptying() {
            try (Connection connection = DATABASE.connect();
                    Statement statement = connection.createStatement();
                    var tables = statement.executeQuery("SELECT string_agg('DELETE FROM ' || tablename, '; ' ORDER BY"
                            + " tablename DESC) FROM pg_tables WHERE schemaname = current_schema()"
                            + " AND tablename NOT IN ('schema_history', 'event_counter')")) {
                tables.next();
                // Rows, not tables: to make twenty tables and their indexes anew takes a tenth of a second.
                return tables.getString(1) + "; UPDATE event_counter SET newest = 0";
            } catch (SQLException e) {
                throw new IllegalStateException("The tables of the tests cannot be listed", e);
            }
        }
    }
}
