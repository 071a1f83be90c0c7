package social.starling.jdbc;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells after a restore which accounts' secrets the key that is here does not open. */
final class SecretCheck {
    private static final String SECRETS =
            "SELECT a.id, a.platform, a.handle, c.secrets FROM credential c JOIN account a"
                    + " ON a.id = c.account ORDER BY a.platform, a.handle";

    private final JdbcSettings settings;

    SecretCheck(JdbcSettings settings) {
        this.settings = settings;
    }

    /** All of them, sealed; closes the connection. */
    static Secrets read(Connection given) throws SQLException {
        List<Sealed> found = new ArrayList<>();
        try (Connection connection = given;
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SECRETS)) {
            while (row.next()) {
                found.add(new Sealed(
                        row.getString(2) + ":" + row.getString(3),
                        SecretSeals.place(row.getString(1)),
                        row.getBytes(4)));
            }
        }
        return new Secrets(found);
    }

    boolean isKeyMissing() {
        return settings.keyset() == null && !Files.exists(settings.keyFile());
    }

    /** The accounts that have to sign in again. */
    List<String> locked(Secrets secrets) {
        SecretBox box = isKeyMissing() ? null : box();
        return secrets.all.stream()
                .filter(one -> box == null || !opens(box, one))
                .map(one -> one.account)
                .toList();
    }

    /** Null where what is there is no key. */
    private @Nullable SecretBox box() {
        try {
            return new SecretBox(new SecretKeys(settings).load(true));
        } catch (DatabaseException e) {
            return null;
        }
    }

    private static boolean opens(SecretBox box, Sealed one) {
        try {
            box.open(one.bytes, one.place);
            return true;
        } catch (DatabaseException e) {
            return false;
        }
    }

    /** What is sealed in a database. */
    record Secrets(List<Sealed> all) {}

    /** One account's. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Sealed(String account, String place, byte[] bytes) {}
}
