package social.starling.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Many rows as an array for each column, for one statement over all of them. */
final class ColumnWriter implements RowWriter {
    private final int rows;
    private final List<Column> columns = new ArrayList<>();
    private int row;
    private int next;

    /** @param rows how many there will be, 1 or more */
    ColumnWriter(int rows) {
        this.rows = rows;
    }

    @Override
    public RowWriter text(@Nullable String value) {
        return put(Type.TEXT, PostgresWriter.storable(value));
    }

    @Override
    public RowWriter number(long value) {
        return put(Type.BIGINT, value);
    }

    @Override
    public RowWriter noNumber() {
        return put(Type.BIGINT, null);
    }

    @Override
    public RowWriter bytes(byte @Nullable [] value) {
        return put(Type.BYTEA, value);
    }

    @Override
    public void endRow() {
        row++;
        next = 0;
    }

    List<Type> types() {
        return columns.stream().map(column -> column.type).toList();
    }

    /** Fills the statement's parameters, one array for each column. */
    void bind(Connection connection, PreparedStatement statement) throws SQLException {
        bind(connection, statement, 0);
    }

    /** @param before how many parameters come before */
    void bind(Connection connection, PreparedStatement statement, int before) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            statement.setArray(before + i + 1, connection.createArrayOf(column.type.element, column.values));
        }
    }

    private RowWriter put(Type type, @Nullable Object value) {
        if (next == columns.size()) {
            columns.add(new Column(type, type.array(rows)));
        }
        columns.get(next++).values[row] = value;
        return this;
    }

    private record Column(Type type, @Nullable Object[] values) {}

    /** What the rows of this product are made of. */
    enum Type {
        TEXT("text"),
        BIGINT("int8"),
        BYTEA("bytea");

        final String element;

        Type(String element) {
            this.element = element;
        }

        private @Nullable Object[] array(int length) {
            return switch (this) {
                case TEXT -> new String[length];
                case BIGINT -> new Long[length];
                case BYTEA -> new byte[length][];
            };
        }
    }
}
