package social.starling.jdbc;

import java.net.URI;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.account.AccountState;
import social.starling.ports.account.DailyCap;
import social.starling.ports.platform.Platform;

/** The accounts, by id. */
final class JdbcAccountRepository implements AccountRepository {
    private static final String SELECT = "SELECT id, platform, server, handle, remote_id, state, cap_posts, cap_cost,"
            + " capabilities, connected_at FROM account";
    private static final String SAVE = "INSERT INTO account (id, platform, server, handle, remote_id, state, cap_posts,"
            + " cap_cost, capabilities, connected_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (id) DO UPDATE SET platform = excluded.platform, server = excluded.server,"
            + " handle = excluded.handle, remote_id = excluded.remote_id, state = excluded.state,"
            + " cap_posts = excluded.cap_posts, cap_cost = excluded.cap_cost, capabilities = excluded.capabilities,"
            + " connected_at = excluded.connected_at";

    private final Database database;

    JdbcAccountRepository(Database database) {
        this.database = database;
    }

    @Override
    public void save(Account account) {
        database.write(handle -> handle.execute(
                SAVE,
                account.id().value(),
                account.platform().id(),
                account.server().toString(),
                account.handle(),
                account.remoteId(),
                account.state().name(),
                account.cap().posts(),
                account.cap().cost().microDollars(),
                CapabilitiesCodec.write(account.capabilities()),
                Times.toNanos(account.connectedAt())));
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return database.readRows(session ->
                session.query(SELECT + " WHERE id = ?", out -> out.name(id), JdbcAccountRepository::read).stream()
                        .findFirst());
    }

    @Override
    public List<Account> findAll(Collection<AccountId> ids) {
        return database.readRows(
                session -> session.byKeys(SELECT + " WHERE id IN (<keys>)", ids, JdbcAccountRepository::read));
    }

    @Override
    public List<Account> all() {
        return database.readRows(session ->
                session.query(SELECT + " ORDER BY connected_at, rowid", out -> {}, JdbcAccountRepository::read));
    }

    private static Account read(RowReader row) throws SQLException {
        return new Account(
                row.account(),
                new Platform(row.text()),
                URI.create(row.text()),
                row.text(),
                row.text(),
                row.constant(AccountState.class),
                new DailyCap(row.count(), row.money()),
                CapabilitiesCodec.read(row.text()),
                row.time());
    }
}
