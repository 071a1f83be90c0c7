package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.CredentialRepository;
import social.starling.ports.account.Credentials;
import social.starling.ports.account.RefreshGrant;
import social.starling.ports.account.Secret;

/** The secrets, sealed before they reach the database. */
final class JdbcCredentialRepository implements CredentialRepository {
    private static final String SELECT =
            "SELECT version, secrets, expires_at, refresh_holder, refresh_until" + " FROM credential WHERE account = ?";
    private static final String STORE = "INSERT INTO credential (account, version, secrets, expires_at)"
            + " VALUES (?, 1, ?, ?) ON CONFLICT (account) DO UPDATE SET version = credential.version + 1,"
            + " secrets = excluded.secrets, expires_at = excluded.expires_at, refresh_holder = NULL,"
            + " refresh_until = NULL";

    /** A lease that ran out is still its holder's until somebody else has got one. */
    private static final String HELD =
            " WHERE account = ? AND version = ? AND refresh_holder = ? AND refresh_until = ?";

    private final Database database;
    private final SecretSeals seals;

    JdbcCredentialRepository(Database database, SecretSeals seals) {
        this.database = database;
        this.seals = seals;
    }

    @Override
    public Optional<Credentials> find(AccountId account) {
        return database.readRows(session -> row(session, account, "")).map(row -> row.credentials);
    }

    @Override
    public void store(AccountId account, Map<String, Secret> secrets, @Nullable Instant expiresAt) {
        database.write(handle -> handle.execute(STORE, account.value(), seal(account, secrets), nanos(expiresAt)));
    }

    @Override
    public RefreshGrant lease(AccountId account, long version, String holder, Duration lease, boolean repeatable) {
        return database.writeRows(session -> {
            Optional<Row> found = row(session, account, " <hold>");
            if (found.isEmpty()) {
                return new RefreshGrant.Lost();
            }
            Row row = found.get();
            if (row.credentials.version() != version) {
                return new RefreshGrant.Superseded(row.credentials);
            }
            Instant now = session.now();
            if (row.refreshUntil != null && row.refreshUntil.isAfter(now)) {
                return new RefreshGrant.Busy(row.refreshUntil);
            }
            if (row.refreshUntil != null && !repeatable) {
                return new RefreshGrant.Lost();
            }
            Instant until = now.plus(lease);
            session.handle()
                    .execute(
                            "UPDATE credential SET refresh_holder = ?, refresh_until = ? WHERE account = ?",
                            holder,
                            Times.toNanos(until),
                            account.value());
            return new RefreshGrant.Granted(account, version, holder, until);
        });
    }

    @Override
    public boolean replace(RefreshGrant.Granted grant, Map<String, Secret> secrets, @Nullable Instant expiresAt) {
        int replaced = database.write(handle -> handle.execute(
                "UPDATE credential SET version = version + 1, secrets = ?, expires_at = ?, refresh_holder = NULL,"
                        + " refresh_until = NULL" + HELD,
                seal(grant.account(), secrets),
                nanos(expiresAt),
                grant.account().value(),
                grant.version(),
                grant.holder(),
                Times.toNanos(grant.until())));
        return replaced == 1;
    }

    @Override
    public void giveBack(RefreshGrant.Granted grant) {
        database.write(handle -> handle.execute(
                "UPDATE credential SET refresh_holder = NULL, refresh_until = NULL" + HELD,
                grant.account().value(),
                grant.version(),
                grant.holder(),
                Times.toNanos(grant.until())));
    }

    @Override
    public void remove(AccountId account) {
        database.write(handle -> handle.execute("DELETE FROM credential WHERE account = ?", account.value()));
    }

    private byte[] seal(AccountId account, Map<String, Secret> secrets) {
        Map<String, String> revealed = new HashMap<>();
        secrets.forEach((name, secret) -> revealed.put(name, secret.reveal()));
        return seals.box().seal(FieldsCodec.write(revealed), SecretSeals.place(account.value()));
    }

    private Optional<Row> row(Session session, AccountId account, String lock) throws SQLException {
        return session.query(SELECT + lock, out -> out.name(account), row -> read(account, row)).stream()
                .findFirst();
    }

    private Row read(AccountId account, RowReader row) throws SQLException {
        long version = row.number();
        Map<String, Secret> secrets = new HashMap<>();
        FieldsCodec.read(seals.box().open(row.bytes(), SecretSeals.place(account.value())))
                .forEach((name, secret) -> secrets.put(name, new Secret(secret)));
        Credentials credentials = new Credentials(version, secrets, row.timeOrNull());
        String holder = row.textOrNull();
        return new Row(credentials, holder == null ? null : row.timeOrNull());
    }

    private static @Nullable Long nanos(@Nullable Instant time) {
        return time == null ? null : Times.toNanos(time);
    }

    /** @param refreshUntil until when somebody has the right to refresh; null when nobody has begun to */
    private record Row(Credentials credentials, @Nullable Instant refreshUntil) {}
}
