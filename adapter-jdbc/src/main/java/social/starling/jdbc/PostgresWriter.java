package social.starling.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Parameters of a statement on PostgreSQL. */
final class PostgresWriter extends StatementWriter {
    PostgresWriter(PreparedStatement statement) {
        super(statement);
    }

    @Override
    public RowWriter text(@Nullable String value) throws SQLException {
        return super.text(storable(value));
    }

    /**
     * The same without what PostgreSQL cannot keep in a text: the character 0
     * (https://www.postgresql.org/docs/current/datatype-character.html) and halves of surrogate pairs, which have no UTF-8.
     */
    static @Nullable String storable(@Nullable String value) {
        if (value == null || value.chars().noneMatch(unit -> unit == 0 || Character.isSurrogate((char) unit))) {
            return value;
        }
        StringBuilder kept = new StringBuilder(value.length());
        value.codePoints()
                .map(point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                        ? 0xFFFD
                        : point)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
