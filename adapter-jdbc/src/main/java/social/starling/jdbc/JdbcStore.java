package social.starling.jdbc;

import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import social.starling.jdbc.DatabaseLocation.PostgresServer;
import social.starling.jdbc.DatabaseLocation.SqliteFile;
import social.starling.ports.access.ApiTokenRepository;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.account.CredentialRepository;
import social.starling.ports.adapter.Storage;
import social.starling.ports.backfill.BackfillRepository;
import social.starling.ports.backup.BackupSource;
import social.starling.ports.backup.GenerationRegister;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.PublishingSwitch;
import social.starling.ports.event.EventLog;
import social.starling.ports.lease.Leases;
import social.starling.ports.people.PersonRepository;
import social.starling.ports.route.RouteRepository;

/** A database with every port that keeps something; open from its construction until {@link #close}. */
public final class JdbcStore implements Storage, AutoCloseable {
    private final Database database;
    private final SecretSeals seals;
    private final InstantSource clock;
    private final ThreadFactory threads;
    private final AccountRepository accounts;

    /**
     * Opens the database and brings its tables up to date; makes what is missing in a SQLite file.
     *
     * @param clock the ledger's clock, which leases, days of the caps and times of writing follow, where this process is alone
     *     on its database; elsewhere the database's own clock is
     * @param threads makes the platform threads on which the driver runs, as many as there are connections; daemon threads,
     *     so that a process that forgets to close the store can end
     * @throws DatabaseException when it cannot be opened; nothing is left open then
     */
    public JdbcStore(JdbcSettings settings, InstantSource clock, ThreadFactory threads) {
        this(
                settings,
                switch (settings.database()) {
                    case SqliteFile file -> SqliteDatabase.open(file, settings.readers(), clock, threads);
                    case PostgresServer server ->
                        PostgresDatabase.open(server, settings.readers(), LedgerClock.ofDatabase(clock), threads);
                },
                clock,
                threads);
    }

    JdbcStore(JdbcSettings settings, Database database, InstantSource clock, ThreadFactory threads) {
        this.database = database;
        this.clock = clock;
        this.threads = threads;
        AccountRepository stored = new JdbcAccountRepository(database);
        this.accounts = settings.database() instanceof SqliteFile ? new KnownAccounts(stored) : stored;
        try {
            if (settings.database() instanceof SqliteFile) {
                JdbcLeases.forget(database);
            }
            this.seals = new SecretSeals(database, new SecretKeys(settings));
            if (settings.database() instanceof PostgresServer) {
                seals.requireSame();
            }
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public DeliveryLedger ledger() {
        return new JdbcDeliveryLedger(database);
    }

    @Override
    public DeliveryReader deliveries() {
        return new JdbcDeliveryReader(database);
    }

    public PublishingSwitch publishing() {
        return new JdbcPublishingSwitch(database);
    }

    @Override
    public AccountRepository accounts() {
        return accounts;
    }

    @Override
    public CredentialRepository credentials() {
        return new JdbcCredentialRepository(database, seals);
    }

    @Override
    public RouteRepository routes() {
        return new JdbcRouteRepository(database);
    }

    public BackfillRepository backfills() {
        return new JdbcBackfillRepository(database);
    }

    @Override
    public EventLog events() {
        return new JdbcEventLog(database);
    }

    public PersonRepository people() {
        return new JdbcPersonRepository(database);
    }

    /** Saves everything in this database while it is used. */
    public BackupSource backups() {
        return new DatabaseBackupSource(database, clock, threads);
    }

    public GenerationRegister generations() {
        return new JdbcGenerationRegister(database);
    }

    public Leases leases() {
        return new JdbcLeases(database);
    }

    public ApiTokenRepository apiTokens() {
        return new JdbcApiTokenRepository(database);
    }

    /**
     * Seals all stored secrets anew with a new key and forgets the old one.
     *
     * @throws DatabaseException {@code KEY} when the keyset comes from the environment
     */
    public void rotateSecretKey() {
        seals.rotate();
    }

    /** Tells {@code listener} what other processes do to the same database, until that is closed. */
    public AutoCloseable listen(StoreListener listener) {
        return database.listen(listener, threads);
    }

    /** Lets what has begun come to its end; whoever comes later hears that the database is closed. */
    @Override
    public void close() {
        database.close();
    }
}
