package social.starling.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Rows that are the parameters of a statement, one after the other. */
class StatementWriter implements RowWriter {
    private final PreparedStatement statement;
    private int parameter;

    StatementWriter(PreparedStatement statement) {
        this.statement = statement;
    }

    @Override
    public RowWriter text(@Nullable String value) throws SQLException {
        statement.setString(++parameter, value);
        return this;
    }

    @Override
    public RowWriter number(long value) throws SQLException {
        statement.setLong(++parameter, value);
        return this;
    }

    @Override
    public RowWriter noNumber() throws SQLException {
        statement.setNull(++parameter, Types.BIGINT);
        return this;
    }

    @Override
    public RowWriter bytes(byte @Nullable [] value) throws SQLException {
        statement.setBytes(++parameter, value);
        return this;
    }

    @Override
    public void endRow() throws SQLException {
        statement.addBatch();
        parameter = 0;
    }
}
