package social.starling.assembly;

import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import social.starling.assembly.StartupException.Trouble;
import social.starling.core.monitor.Observation;
import social.starling.jdbc.DatabaseException;
import social.starling.jdbc.JdbcSettings;
import social.starling.jdbc.JdbcStore;
import social.starling.jdbc.StoreListener;
import social.starling.memory.RememberedCredentials;
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
import social.starling.ports.lease.Leases;
import social.starling.ports.people.PersonRepository;
import social.starling.ports.route.RouteRepository;

/** Everything that is kept, whichever adapter keeps it. */
record Store(
        DeliveryLedger ledger,
        DeliveryReader deliveries,
        PublishingSwitch publishing,
        AccountRepository accounts,
        CredentialRepository credentials,
        RouteRepository routes,
        BackfillRepository backfills,
        PersonRepository people,
        EventLog events,
        ApiTokenRepository tokens,
        BackupSource backups,
        GenerationRegister generations,
        Leases leases,
        News news) {
    /** @throws StartupException when the database cannot be used */
    static Store open(JdbcSettings settings, InstantSource clock, ThreadFactory threads, Started started) {
        try {
            JdbcStore jdbc = started.add(new JdbcStore(settings, clock, threads));
            return new Store(
                    jdbc.ledger(),
                    jdbc.deliveries(),
                    jdbc.publishing(),
                    jdbc.accounts(),
                    jdbc.credentials(),
                    jdbc.routes(),
                    jdbc.backfills(),
                    jdbc.people(),
                    jdbc.events(),
                    jdbc.apiTokens(),
                    jdbc.backups(),
                    jdbc.generations(),
                    jdbc.leases(),
                    jdbc::listen);
        } catch (DatabaseException e) {
            throw new StartupException(kind(e), String.valueOf(e.getMessage()), e);
        }
    }

    /** The sentence about a failure of the database; null where {@code failure} is another one. */
    static @Nullable String trouble(Throwable failure) {
        return failure instanceof DatabaseException trouble ? trouble.getMessage() : null;
    }

    /** The same with every call observed; of credentials those calls that memory does not save. */
    Store observed(Observation observation, InstantSource clock) {
        return new Store(
                observation.of(DeliveryLedger.class, ledger),
                observation.of(DeliveryReader.class, deliveries),
                observation.of(PublishingSwitch.class, publishing),
                observation.of(AccountRepository.class, accounts),
                new RememberedCredentials(observation.of(CredentialRepository.class, credentials), clock),
                observation.of(RouteRepository.class, routes),
                observation.of(BackfillRepository.class, backfills),
                observation.of(PersonRepository.class, people),
                observation.of(EventLog.class, events),
                observation.of(ApiTokenRepository.class, tokens),
                observation.of(BackupSource.class, backups),
                generations,
                observation.of(Leases.class, leases),
                news);
    }

    static Trouble kind(DatabaseException e) {
        return switch (e.trouble()) {
            case IN_USE -> Trouble.DATA_IN_USE;
            case UNREADABLE -> Trouble.DATA_FOLDER;
            case DISK_FULL, LOCKED, UNREACHABLE, REFUSED, DAMAGED, NEWER_SCHEMA, KEY, CLOSED, OTHER -> Trouble.DATABASE;
        };
    }

    /** What other daemons do to the same database. */
    interface News {
        AutoCloseable listen(StoreListener listener);
    }
}
