package social.starling.jdbc.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import social.starling.ports.backup.BackupColumn;
import social.starling.ports.backup.BackupTable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Writes the rows of a table as lines of JSON, one after the other as the database gives them. */
final class RowLines {
    /** Rows that a driver fetches at a time where it would fetch all. */
    private static final int FETCHED = 500;

    private static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().rootValueSeparator("").build())
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final Connection connection;
    private final Engine engine;

    /** @param connection without automatic commits, so that a driver need not hold all rows of an answer */
    RowLines(Connection connection, Engine engine) {
        this.connection = connection;
        this.engine = engine;
    }

    /**
     * Writes all of {@code table}.
     *
     * @param rowsDone is told after each row how many there were
     * @param out stays open
     */
    BackupTable write(TableShape table, LongConsumer rowsDone, OutputStream out) throws SQLException, IOException {
        Counted counted = new Counted(out);
        long rows = 0;
        try (PreparedStatement statement = connection.prepareStatement(
                        table.select(engine), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
                JsonGenerator json = MAPPER.createGenerator(counted)) {
            statement.setFetchSize(FETCHED);
            try (ResultSet answer = statement.executeQuery()) {
                while (answer.next()) {
                    write(answer, table.columns(), json);
                    rowsDone.accept(++rows);
                }
            }
        }
        return new BackupTable(table.name(), table.columns(), rows, counted.bytes, counted.sha256());
    }

    private static void write(ResultSet row, List<BackupColumn> columns, JsonGenerator json) throws SQLException {
        json.writeStartArray();
        int at = 0;
        for (BackupColumn column : columns) {
            at++;
            switch (column.kind()) {
                case TEXT -> json.writeString(row.getString(at));
                case NUMBER -> writeNumber(row.getLong(at), row.wasNull(), json);
                case BYTES -> writeBytes(row.getBytes(at), json);
            }
        }
        json.writeEndArray();
        json.writeRaw('\n');
    }

    private static void writeNumber(long number, boolean isNull, JsonGenerator json) {
        if (isNull) {
            json.writeNull();
        } else {
            json.writeNumber(number);
        }
    }

    private static void writeBytes(byte @Nullable [] bytes, JsonGenerator json) {
        if (bytes == null) {
            json.writeNull();
        } else {
            json.writeBinary(bytes);
        }
    }

    /** What went through, and its digest. */
    private static final class Counted extends FilterOutputStream {
        private final MessageDigest digest = Digests.sha256();
        private long bytes;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            digest.update((byte) b);
            bytes++;
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            out.write(from, offset, length);
            digest.update(from, offset, length);
            bytes += length;
        }

        @Override
        public void close() throws IOException {
            flush();
        }

        String sha256() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
