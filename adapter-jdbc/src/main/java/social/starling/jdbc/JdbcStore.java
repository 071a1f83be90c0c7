package social.starling.jdbc;

import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import social.starling.ports.access.ApiTokenRepository;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.account.CredentialRepository;
import social.starling.ports.backfill.BackfillRepository;
import social.starling.ports.backup.BackupSource;
import social.starling.ports.backup.GenerationRegister;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.PublishingSwitch;
import social.starling.ports.event.EventLog;
import social.starling.ports.people.PersonRepository;
import social.starling.ports.route.RouteRepository;

/** A database with every port that keeps something; open from its construction until {@link #close}. */
public final class JdbcStore implements AutoCloseable {
    private final Database database;
    private final SecretSeals seals;
    private final ThreadFactory threads;
    private final KnownAccounts accounts = new KnownAccounts();

    /**
     * Opens the database and brings its tables up to date; makes what is missing.
     *
     * @param clock the ledger's clock: leases, days of the caps and times of writing follow it
     * @param threads makes the platform threads on which the driver runs, as many as there are connections; daemon threads,
     *     so that a process that forgets to close the store can end
     * @throws DatabaseException when it cannot be opened; nothing is left open then
     */
    public JdbcStore(JdbcSettings settings, InstantSource clock, ThreadFactory threads) {
        this.threads = threads;
        this.database = SqliteDatabase.open(settings, clock, threads);
        try {
            this.seals = new SecretSeals(database, new SecretKeys(settings));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    public DeliveryLedger ledger() {
        return new JdbcDeliveryLedger(database);
    }

    public DeliveryReader deliveries() {
        return new JdbcDeliveryReader(database);
    }

    public PublishingSwitch publishing() {
        return new JdbcPublishingSwitch(database);
    }

    public AccountRepository accounts() {
        return new JdbcAccountRepository(database, accounts);
    }

    public CredentialRepository credentials() {
        return new JdbcCredentialRepository(database, seals);
    }

    public RouteRepository routes() {
        return new JdbcRouteRepository(database);
    }

    public BackfillRepository backfills() {
        return new JdbcBackfillRepository(database);
    }

    public EventLog events() {
        return new JdbcEventLog(database);
    }

    public PersonRepository people() {
        return new JdbcPersonRepository(database);
    }

    /** Saves everything in this database while it is used. */
    public BackupSource backups() {
        return new SqliteBackupSource(database, clock, threads);
    }

    public GenerationRegister generations() {
        return new JdbcGenerationRegister(database);
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

    /** Lets what has begun come to its end; whoever comes later hears that the database is closed. */
    @Override
    public void close() {
        database.close();
    }
}
