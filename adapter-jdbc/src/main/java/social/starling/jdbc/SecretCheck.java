package social.starling.jdbc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.backup.BackupManifest;
import social.starling.ports.backup.RestoreResult;

/** Tells after a restore which accounts' secrets the key that is here does not open. */
final class SecretCheck {
    private static final String SECRETS =
            "SELECT a.id, a.platform, a.handle, c.secrets FROM credential c JOIN account a"
                    + " ON a.id = c.account ORDER BY a.platform, a.handle";

    private final JdbcSettings settings;

    SecretCheck(JdbcSettings settings) {
        this.settings = settings;
    }

    RestoreResult result(BackupManifest manifest, @Nullable Path kept) throws SQLException {
        boolean keyMissing = settings.keyset() == null && !Files.exists(settings.keyFile());
        SecretBox box = keyMissing ? null : box();
        List<String> locked = new ArrayList<>();
        boolean any = false;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + settings.file());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SECRETS)) {
            while (row.next()) {
                any = true;
                if (box == null || !opens(box, row.getBytes(4), SecretSeals.place(row.getString(1)))) {
                    locked.add(row.getString(2) + ":" + row.getString(3));
                }
            }
        }
        return new RestoreResult(
                manifest, settings.file().toString(), kept == null ? null : kept.toString(), keyMissing && any, locked);
    }

    /** Null where what is there is no key. */
    private @Nullable SecretBox box() {
        try {
            return new SecretBox(new SecretKeys(settings).load(true));
        } catch (DatabaseException e) {
            return null;
        }
    }

    private static boolean opens(SecretBox box, byte[] sealed, String place) {
        try {
            box.open(sealed, place);
            return true;
        } catch (DatabaseException e) {
            return false;
        }
    }
}
