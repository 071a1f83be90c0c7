package social.starling.jdbc;

import com.google.crypto.tink.KeysetHandle;
import java.sql.SQLException;
import java.util.List;
import social.starling.jdbc.DatabaseException.Trouble;

/** The key in use and its rotation over everything that was sealed with an older one. */
final class SecretSeals {
    private static final String CHECK = "check";

    private final Database database;
    private final SecretKeys source;
    private volatile Seal seal;

    /** Makes the keyset at the first start. */
    SecretSeals(Database database, SecretKeys source) {
        this.database = database;
        this.source = source;
        boolean needed = database.read(handle -> handle.createQuery("SELECT count(*) FROM credential")
                        .mapTo(long.class)
                        .one())
                > 0;
        this.seal = Seal.of(source.load(needed));
    }

    /**
     * Makes sure that all processes on this database have the same key.
     *
     * @throws DatabaseException {@code KEY} when this one has another
     */
    void requireSame() {
        byte[] own = box().seal(CHECK, CHECK);
        byte[] stored = database.write(handle -> {
            handle.execute(
                    "INSERT INTO secret_check (only_one, sealed) VALUES (1, ?) ON CONFLICT (only_one) DO NOTHING", own);
            return handle.createQuery("SELECT sealed FROM secret_check")
                    .map((rs, context) -> rs.getBytes(1))
                    .one();
        });
        try {
            box().open(stored, CHECK);
        } catch (DatabaseException e) {
            throw new DatabaseException(
                    Trouble.KEY,
                    "The key of the stored secrets " + source.where() + " is not the one that this database knows."
                            + " All daemons on one database need the same: copy the file from another one, or name it"
                            + " by secrets.keyFile",
                    e);
        }
    }

    SecretBox box() {
        return seal.box;
    }

    static String place(String account) {
        return "credential:" + account + ":secrets";
    }

    /**
     * Seals everything anew with a new key. The file holds the old key until the last row is rewritten, so that a crash in
     * between leaves nothing that cannot be opened; this process keeps it until it ends, for reads that began before.
     *
     * @throws DatabaseException {@code KEY} when the keyset is not kept in a file
     */
    synchronized void rotate() {
        if (!source.isFile()) {
            throw new DatabaseException(
                    Trouble.KEY,
                    "The keyset comes from the environment and cannot be changed from here; add a new primary key to it"
                            + " (tinkey add-key), restart, and the secrets are sealed with it as they are next written",
                    null);
        }
        KeysetHandle both = source.withNewPrimary(seal.keys);
        source.save(both);
        seal = Seal.of(both);
        reseal();
        source.save(source.onlyPrimary(both));
    }

    private void reseal() {
        database.writeRows(session -> {
            byte[] check = box().seal(CHECK, CHECK);
            session.handle().execute("UPDATE secret_check SET sealed = ?", check);
            List<Sealed> rows = session.handle()
                    .createQuery("SELECT account, secrets FROM credential")
                    .map((rs, context) -> new Sealed(rs.getString(1), rs.getBytes(2)))
                    .list();
            return reseal(session, rows);
        });
    }

    private int reseal(Session session, List<Sealed> rows) throws SQLException {
        return session.batch("UPDATE credential SET secrets = ? WHERE account = ?", rows, (out, row) -> {
            String place = place(row.account);
            out.bytes(box().seal(box().open(row.secrets, place), place)).text(row.account);
        });
    }

    private record Sealed(String account, byte[] secrets) {}

    private record Seal(KeysetHandle keys, SecretBox box) {
        static Seal of(KeysetHandle keys) {
            return new Seal(keys, new SecretBox(keys));
        }
    }
}
