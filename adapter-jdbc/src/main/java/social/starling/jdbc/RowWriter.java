package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import social.starling.ports.money.Money;
import social.starling.ports.post.PostReference;
import social.starling.ports.publish.RequestBytes;

/** Fills the parameters of one row from left to right; the counterpart of {@link RowReader}. */
interface RowWriter {
    RowWriter text(@Nullable String value) throws SQLException;

    RowWriter number(long value) throws SQLException;

    RowWriter noNumber() throws SQLException;

    /** @param value null to write none */
    RowWriter bytes(byte @Nullable [] value) throws SQLException;

    /** The row is whole; the next one begins at the first parameter. */
    void endRow() throws SQLException;

    /** The text of what writes itself in one canonical way: ids and enum constants. */
    default RowWriter name(@Nullable Object value) throws SQLException {
        return text(value == null ? null : value.toString());
    }

    default RowWriter count(@Nullable Integer value) throws SQLException {
        if (value == null) {
            return noNumber();
        }
        return number(value);
    }

    default RowWriter numberOrNull(@Nullable Long value) throws SQLException {
        if (value == null) {
            return noNumber();
        }
        return number(value);
    }

    /** A number as such, everything else in its canonical text. */
    default RowWriter key(Object value) throws SQLException {
        return value instanceof Long number ? number(number) : name(value);
    }

    default RowWriter flag(boolean value) throws SQLException {
        return number(value ? 1 : 0);
    }

    default RowWriter time(@Nullable Instant value) throws SQLException {
        if (value == null) {
            return noNumber();
        }
        return number(Times.toNanos(value));
    }

    default RowWriter duration(Duration value) throws SQLException {
        return number(value.toNanos());
    }

    default RowWriter money(Money value) throws SQLException {
        return number(value.microDollars());
    }

    default RowWriter request(@Nullable RequestBytes value) throws SQLException {
        return bytes(value == null ? null : value.toArray());
    }

    /** Three columns: account, id, version. */
    default RowWriter reference(@Nullable PostReference value) throws SQLException {
        return value == null
                ? text(null).text(null).text(null)
                : name(value.account()).text(value.id()).text(value.version());
    }
}
