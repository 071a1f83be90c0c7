package social.starling.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.account.CredentialRepository;
import social.starling.ports.backfill.BackfillRepository;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.PublishingSwitch;
import social.starling.ports.event.EventLog;
import social.starling.ports.route.RouteRepository;
import social.starling.testkit.contract.LedgerHarness;
import social.starling.testkit.contract.SettableClock;

/** A new SQLite file for one test of a contract. */
final class SqliteHarness implements LedgerHarness {
    private final SettableClock clock = new SettableClock();
    private final JdbcStore store;

    SqliteHarness(Path folder) {
        store = new JdbcStore(JdbcSettings.in(folder), clock, Threads.PLATFORM);
    }

    /** A store in {@code folder} that begins with the files of a closed one. */
    static SqliteHarness copyOf(Path template, Path folder) {
        try (Stream<Path> files = Files.list(template)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SqliteHarness(folder);
    }

    @Override
    public SettableClock clock() {
        return clock;
    }

    @Override
    public DeliveryLedger ledger() {
        return store.ledger();
    }

    @Override
    public DeliveryReader deliveries() {
        return store.deliveries();
    }

    @Override
    public PublishingSwitch publishing() {
        return store.publishing();
    }

    @Override
    public AccountRepository accounts() {
        return store.accounts();
    }

    @Override
    public CredentialRepository credentials() {
        return store.credentials();
    }

    @Override
    public RouteRepository routes() {
        return store.routes();
    }

    @Override
    public BackfillRepository backfills() {
        return store.backfills();
    }

    @Override
    public EventLog events() {
        return store.events();
    }

    @Override
    public void close() {
        store.close();
    }
}
