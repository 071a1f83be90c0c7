package social.starling.testkit.contract;

import org.junit.jupiter.api.Nested;

/** The store in memory passes every contract. */
class MemoryStoreTest {
    @Nested
    class Adopt extends AdoptContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class Plan extends PlanContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class Claim extends ClaimContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class Lease extends LeaseContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class Open extends OpenContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class Cap extends CapContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class Settle extends SettleContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class Release extends ReleaseContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class Decide extends DecideContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class Echo extends EchoContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class Waiting extends WaitingContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class Thread extends ThreadContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class ThreadHolds extends ThreadHoldContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class Deletions extends DeletionContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class Reader extends ReaderContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class NextDue extends NextDueContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class AccountRepository extends AccountRepositoryContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class CredentialRepository extends CredentialRepositoryContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class RouteRepository extends RouteRepositoryContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class EventLog extends EventLogContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class PublishingSwitch extends PublishingSwitchContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class RandomWalks extends RandomWalkContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class Look extends LookContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class HeldWait extends HeldWaitContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class Backfills extends BackfillContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }

    @Nested
    class Leases extends LeasesContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness();
        }
    }
}
