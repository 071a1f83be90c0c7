package social.starling.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import social.starling.ports.money.Money;
import social.starling.ports.post.PostReference;
import social.starling.ports.publish.RequestBytes;

/** Fills the parameters of one row from left to right; the counterpart of {@link RowReader}. */
final class RowWriter {
    private final PreparedStatement statement;
    private int parameter;

    RowWriter(PreparedStatement statement) {
        this.statement = statement;
    }

    RowWriter text(@Nullable String value) throws SQLException {
        statement.setString(++parameter, value);
        return this;
    }

    /** The text of what writes itself in one canonical way: ids and enum constants. */
    RowWriter name(@Nullable Object value) throws SQLException {
        return text(value == null ? null : value.toString());
    }

    RowWriter number(long value) throws SQLException {
        statement.setLong(++parameter, value);
        return this;
    }

    RowWriter count(@Nullable Integer value) throws SQLException {
        if (value == null) {
            statement.setNull(++parameter, Types.INTEGER);
            return this;
        }
        return number(value);
    }

    RowWriter numberOrNull(@Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(++parameter, Types.BIGINT);
            return this;
        }
        return number(value);
    }

    /** A number as such, everything else in its canonical text. */
    RowWriter key(Object value) throws SQLException {
        return value instanceof Long number ? number(number) : name(value);
    }

    RowWriter flag(boolean value) throws SQLException {
        return number(value ? 1 : 0);
    }

    RowWriter time(@Nullable Instant value) throws SQLException {
        if (value == null) {
            statement.setNull(++parameter, Types.BIGINT);
            return this;
        }
        return number(Times.toNanos(value));
    }

    RowWriter duration(Duration value) throws SQLException {
        return number(value.toNanos());
    }

    RowWriter money(Money value) throws SQLException {
        return number(value.microDollars());
    }

    RowWriter bytes(byte[] value) throws SQLException {
        statement.setBytes(++parameter, value);
        return this;
    }

    RowWriter request(@Nullable RequestBytes value) throws SQLException {
        if (value == null) {
            statement.setNull(++parameter, Types.BLOB);
            return this;
        }
        return bytes(value.toArray());
    }

    /** Three columns: account, id, version. */
    RowWriter reference(@Nullable PostReference value) throws SQLException {
        return value == null
                ? text(null).text(null).text(null)
                : name(value.account()).text(value.id()).text(value.version());
    }

    /** The row is whole; the next one begins at the first parameter. */
    void endRow() throws SQLException {
        statement.addBatch();
        parameter = 0;
    }
}
