package social.starling.jdbc;

import org.junit.jupiter.api.Nested;
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
import social.starling.testkit.contract.LeasesContract;
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

/** All contracts over a store. */
abstract class StoreContracts {
    /** An empty store with a clock of its own. */
    abstract LedgerHarness newStore();

    @Nested
    class Adopt extends AdoptContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class AccountRepository extends AccountRepositoryContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class Cap extends CapContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class Claim extends ClaimContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class CredentialRepository extends CredentialRepositoryContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class Decide extends DecideContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class Echo extends EchoContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class EventLog extends EventLogContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class Lease extends LeaseContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class NextDue extends NextDueContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class Open extends OpenContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class Plan extends PlanContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class PublishingSwitch extends PublishingSwitchContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class Reader extends ReaderContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class Release extends ReleaseContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class RouteRepository extends RouteRepositoryContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class Settle extends SettleContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class Thread extends ThreadContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class ThreadHolds extends ThreadHoldContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class Deletions extends DeletionContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class Waiting extends WaitingContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class RandomWalks extends RandomWalkContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class Look extends LookContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class HeldWait extends HeldWaitContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class Backfills extends BackfillContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }

    @Nested
    class Leases extends LeasesContract {
        @Override
        protected LedgerHarness open() {
            return newStore();
        }
    }
}
