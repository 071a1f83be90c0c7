package social.starling.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import social.starling.jdbc.ColumnWriter.Type;
import social.starling.ports.event.EventRow;

/** Rows and keys as arrays, numbers from sequences, and events numbered under a lock that is held until the commit. */
final class PostgresSession implements Session {
    /**
     * The counter's row is locked until the commit, so that numbers have no gap and come in the order of commits: who
     * reads on from a number misses nothing.
     */
    private static final String APPEND =
            "WITH given AS (SELECT * FROM unnest(?::text[], ?::int8[], ?::text[], ?::text[])"
                    + " WITH ORDINALITY AS v(type, at, subject, fields, turn)),"
                    + " counted AS (UPDATE event_counter SET newest = newest + (SELECT count(*) FROM given)"
                    + " RETURNING newest - (SELECT count(*) FROM given) AS before),"
                    + " stored AS (INSERT INTO event (sequence, type, at, subject, fields)"
                    + " SELECT counted.before + given.turn, given.type, given.at, given.subject, given.fields"
                    + " FROM given, counted)"
                    + " SELECT pg_notify('" + PostgresNews.CHANNEL + "', '" + PostgresNews.EVENTS + "')";

    private static final String PLANNED =
            "SELECT pg_notify('" + PostgresNews.CHANNEL + "', '" + PostgresNews.WORK + "')";

    private final Handle handle;
    private final PostgresStatements statements;
    private final LedgerClock clock;
    private final boolean writing;

    PostgresSession(Handle handle, PostgresStatements statements, LedgerClock clock, boolean writing) {
        this.handle = handle;
        this.statements = statements;
        this.clock = clock;
        this.writing = writing;
    }

    @Override
    public Handle handle() {
        return handle;
    }

    @Override
    public Instant now() throws SQLException {
        return clock.now(this);
    }

    @Override
    public Instant here(Instant time) throws SQLException {
        return clock.here(this, time);
    }

    @Override
    public Locks locks() {
        return new PostgresLocks(this);
    }

    @Override
    public LongSupplier numbers(Numbered rows, int count) throws SQLException {
        if (count == 0) {
            return () -> {
                throw new IllegalStateException("No numbers were asked for");
            };
        }
        String next = "SELECT nextval('" + rows.name().toLowerCase(Locale.ROOT) + "_seq') FROM generate_series(1, ?)";
        Iterator<Long> numbers =
                query(next, out -> out.number(count), RowReader::number).iterator();
        return numbers::next;
    }

    @Override
    public <T> int batch(String sql, List<T> rows, Binding<T> binding) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        ColumnWriter columns = columns(rows, binding);
        try (PreparedStatement statement = connection().prepareStatement(statements.batch(sql, columns.types()))) {
            columns.bind(connection(), statement);
            return statement.executeUpdate();
        }
    }

    @Override
    public void append(List<EventRow> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection().prepareStatement(APPEND)) {
            columns(events, TrailStatements::bind).bind(connection(), statement);
            statement.execute();
        }
    }

    @Override
    public void planned() throws SQLException {
        query(PLANNED, out -> {}, row -> true);
    }

    @Override
    public <T> List<T> query(String sql, Parameters parameters, Mapping<T> mapping) throws SQLException {
        try (PreparedStatement statement = connection().prepareStatement(statements.query(sql, writing))) {
            parameters.set(new PostgresWriter(statement));
            return collect(statement, mapping);
        }
    }

    @Override
    public <P, T> List<T> queryEach(String sql, List<P> rows, Binding<P> binding, Mapping<T> mapping)
            throws SQLException {
        if (rows.isEmpty()) {
            return new ArrayList<>();
        }
        ColumnWriter columns = columns(rows, binding);
        try (PreparedStatement statement =
                connection().prepareStatement(statements.each(sql, columns.types(), writing))) {
            columns.bind(connection(), statement);
            return collect(statement, mapping);
        }
    }

    @Override
    public <T> List<T> byKeys(String sql, List<?> fixed, Collection<?> keys, Mapping<T> mapping) throws SQLException {
        if (keys.isEmpty()) {
            return new ArrayList<>();
        }
        ColumnWriter columns = columns(keys, RowWriter::key);
        try (PreparedStatement statement = connection().prepareStatement(statements.query(sql, writing))) {
            RowWriter writer = new PostgresWriter(statement);
            for (Object value : fixed) {
                writer.key(value);
            }
            columns.bind(connection(), statement, fixed.size());
            return collect(statement, mapping);
        }
    }

    @Override
    public <T> List<T> byPairs(String sql, Collection<Pair> keys, Mapping<T> mapping) throws SQLException {
        if (keys.isEmpty()) {
            return new ArrayList<>();
        }
        ColumnWriter columns =
                columns(keys, (writer, key) -> writer.key(key.first()).key(key.second()));
        List<Type> types = columns.types();
        String text = statements.pairs(sql, types.get(0), types.get(1), writing);
        try (PreparedStatement statement = connection().prepareStatement(text)) {
            columns.bind(connection(), statement);
            return collect(statement, mapping);
        }
    }

    private Connection connection() {
        return handle.getConnection();
    }

    private static <T> ColumnWriter columns(Collection<T> rows, Binding<T> binding) throws SQLException {
        ColumnWriter columns = new ColumnWriter(rows.size());
        for (T row : rows) {
            binding.bind(columns, row);
            columns.endRow();
        }
        return columns;
    }

    private static <T> List<T> collect(PreparedStatement statement, Mapping<T> mapping) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(mapping.read(new RowReader(rows)));
            }
        }
        return found;
    }
}
