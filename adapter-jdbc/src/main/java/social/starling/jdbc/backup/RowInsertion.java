package social.starling.jdbc.backup;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.function.LongConsumer;
import social.starling.ports.backup.BackupColumn;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/** Reads lines of JSON and inserts them as rows, a batch at a time: as many as fit into little memory. */
final class RowInsertion {
    private static final int ROWS = 1_000;
    private static final long CHARACTERS = 1 << 20;

    private final Connection connection;
    private final TableShape table;
    private long held;

    RowInsertion(Connection connection, TableShape table) {
        this.connection = connection;
        this.table = table;
    }

    /**
     * @param rowsDone is told after each batch how many rows there were
     * @throws JacksonException when a line is no row of this table
     */
    void insert(InputStream lines, LongConsumer rowsDone) throws SQLException {
        long rows = 0;
        try (PreparedStatement statement = connection.prepareStatement(table.insert());
                JsonParser json = JsonMapper.shared().createParser(lines)) {
            while (json.nextToken() != null) {
                bind(json, statement);
                statement.addBatch();
                rows++;
                if (rows % ROWS == 0 || held > CHARACTERS) {
                    flush(statement);
                    rowsDone.accept(rows);
                }
            }
            flush(statement);
            rowsDone.accept(rows);
        }
    }

    private void flush(PreparedStatement statement) throws SQLException {
        statement.executeBatch();
        held = 0;
    }

    private void bind(JsonParser json, PreparedStatement statement) throws SQLException {
        require(json, json.currentToken() == JsonToken.START_ARRAY, "a list of values");
        int at = 0;
        for (BackupColumn column : table.columns()) {
            at++;
            if (json.nextToken() == JsonToken.VALUE_NULL) {
                statement.setNull(at, sqlType(column.kind()));
            } else {
                bind(json, column, at, statement);
            }
        }
        require(json, json.nextToken() == JsonToken.END_ARRAY, "no further value");
    }

    private void bind(JsonParser json, BackupColumn column, int at, PreparedStatement statement) throws SQLException {
        switch (column.kind()) {
            case TEXT -> {
                require(json, json.currentToken() == JsonToken.VALUE_STRING, "a text for " + column.name());
                String text = json.getString();
                held += text.length();
                statement.setString(at, text);
            }
            case NUMBER -> {
                require(json, json.currentToken() == JsonToken.VALUE_NUMBER_INT, "a number for " + column.name());
                statement.setLong(at, json.getLongValue());
            }
            case BYTES -> {
                require(json, json.currentToken() == JsonToken.VALUE_STRING, "Base64 for " + column.name());
                byte[] bytes = json.getBinaryValue();
                held += bytes.length;
                statement.setBytes(at, bytes);
            }
        }
    }

    private static int sqlType(BackupColumn.Kind kind) {
        return switch (kind) {
            case TEXT -> Types.VARCHAR;
            case NUMBER -> Types.BIGINT;
            case BYTES -> Types.BINARY;
        };
    }

    private static void require(JsonParser json, boolean holds, String wanted) {
        if (!holds) {
            throw new StreamReadException(
                    json, "line " + json.currentLocation().getLineNr() + " should hold " + wanted);
        }
    }
}
