package social.starling.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import social.starling.testkit.contract.AccountRepositoryContract;
import social.starling.testkit.contract.AdoptContract;
import social.starling.testkit.contract.BackfillContract;
import social.starling.testkit.contract.CapContract;
import social.starling.testkit.contract.ClaimContract;
import social.starling.testkit.contract.CredentialRepositoryContract;
import social.starling.testkit.contract.DecideContract;
import social.starling.testkit.contract.DeletionContract;
import social.starling.testkit.contract.EchoContract;
import social.starling.testkit.contract.EventLogContract;
import social.starling.testkit.contract.HeldWaitContract;
import social.starling.testkit.contract.LeaseContract;
import social.starling.testkit.contract.LedgerHarness;
import social.starling.testkit.contract.LookContract;
import social.starling.testkit.contract.NextDueContract;
import social.starling.testkit.contract.OpenContract;
import social.starling.testkit.contract.PlanContract;
import social.starling.testkit.contract.PublishingSwitchContract;
import social.starling.testkit.contract.RandomWalkContract;
import social.starling.testkit.contract.ReaderContract;
import social.starling.testkit.contract.ReleaseContract;
import social.starling.testkit.contract.RouteRepositoryContract;
import social.starling.testkit.contract.SettleContract;
import social.starling.testkit.contract.ThreadContract;
import social.starling.testkit.contract.ThreadHoldContract;
import social.starling.testkit.contract.WaitingContract;

/** The store on SQLite passes every contract. */
class SqliteStoreTest {
    /** An empty store, made once: migrating anew would take most of the time of these tests. */
    @TempDir
    static Path template;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeTemplate() {
        new SqliteHarness(template).close();
    }

    @Nested
    class Adopt extends AdoptContract {
        @Override
        protected LedgerHarness open() {
            return SqliteHarness.copyOf(template, folder);
        }
    }

    @Nested
    class AccountRepository extends AccountRepositoryContract {
        @Override
        protected LedgerHarness open() {
            return SqliteHarness.copyOf(template, folder);
        }
    }

    @Nested
    class Cap extends CapContract {
        @Override
        protected LedgerHarness open() {
            return SqliteHarness.copyOf(template, folder);
        }
    }

    @Nested
    class Claim extends ClaimContract {
        @Override
        protected LedgerHarness open() {
            return SqliteHarness.copyOf(template, folder);
        }
    }

    @Nested
    class CredentialRepository extends CredentialRepositoryContract {
        @Override
        protected LedgerHarness open() {
            return SqliteHarness.copyOf(template, folder);
        }
    }

    @Nested
    class Decide extends DecideContract {
        @Override
        protected LedgerHarness open() {
            return SqliteHarness.copyOf(template, folder);
        }
    }

    @Nested
    class Echo extends EchoContract {
        @Override
        protected LedgerHarness open() {
            return SqliteHarness.copyOf(template, folder);
        }
    }

    @Nested
    class EventLog extends EventLogContract {
        @Override
        protected LedgerHarness open() {
            return SqliteHarness.copyOf(template, folder);
        }
    }

    @Nested
    class Lease extends LeaseContract {
        @Override
        protected LedgerHarness open() {
            return SqliteHarness.copyOf(template, folder);
        }
    }

    @Nested
    class NextDue extends NextDueContract {
        @Override
        protected LedgerHarness open() {
            return SqliteHarness.copyOf(template, folder);
        }
    }

    @Nested
    class Open extends OpenContract {
        @Override
        protected LedgerHarness open() {
            return SqliteHarness.copyOf(template, folder);
        }
    }

    @Nested
    class Plan extends PlanContract {
        @Override
        protected LedgerHarness open() {
            return SqliteHarness.copyOf(template, folder);
        }
    }

    @Nested
    class PublishingSwitch extends PublishingSwitchContract {
        @Override
        protected LedgerHarness open() {
            return SqliteHarness.copyOf(template, folder);
        }
    }

    @Nested
    class Reader extends ReaderContract {
        @Override
        protected LedgerHarness open() {
            return SqliteHarness.copyOf(template, folder);
        }
    }

    @Nested
    class Release extends ReleaseContract {
        @Override
        protected LedgerHarness open() {
            return SqliteHarness.copyOf(template, folder);
        }
    }

    @Nested
    class RouteRepository extends RouteRepositoryContract {
        @Override
        protected LedgerHarness open() {
            return SqliteHarness.copyOf(template, folder);
        }
    }

    @Nested
    class Settle extends SettleContract {
        @Override
        protected LedgerHarness open() {
            return SqliteHarness.copyOf(template, folder);
        }
    }

    @Nested
    class Thread extends ThreadContract {
        @Override
        protected LedgerHarness open() {
            return SqliteHarness.copyOf(template, folder);
        }
    }

    @Nested
    class ThreadHolds extends ThreadHoldContract {
        @Override
        protected LedgerHarness open() {
            return SqliteHarness.copyOf(template, folder);
        }
    }

    @Nested
    class Deletions extends DeletionContract {
        @Override
        protected LedgerHarness open() {
            return SqliteHarness.copyOf(template, folder);
        }
    }

    @Nested
    class Waiting extends WaitingContract {
        @Override
        protected LedgerHarness open() {
            return SqliteHarness.copyOf(template, folder);
        }
    }

    @Nested
    class RandomWalks extends RandomWalkContract {
        @Override
        protected LedgerHarness open() {
            return new SqliteHarness(folder);
        }
    }

    @Nested
    class Look extends LookContract {
        @Override
        protected LedgerHarness open() {
            return new SqliteHarness(folder);
        }
    }

    @Nested
    class HeldWait extends HeldWaitContract {
        @Override
        protected LedgerHarness open() {
            return new SqliteHarness(folder);
        }
    }

    @Nested
    class Backfills extends BackfillContract {
        @Override
        protected LedgerHarness open() {
            return SqliteHarness.copyOf(template, folder);
        }
    }
}
