package social.starling.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import social.starling.memory.MemoryStore;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.account.CredentialRepository;
import social.starling.ports.backfill.BackfillRepository;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.PublishingSwitch;
import social.starling.ports.event.EventLog;
import social.starling.ports.lease.Leases;
import social.starling.ports.route.RouteRepository;
import social.starling.testkit.contract.AdoptContract;
import social.starling.testkit.contract.DecideContract;
import social.starling.testkit.contract.DeletionContract;
import social.starling.testkit.contract.EchoContract;
import social.starling.testkit.contract.HeldWaitContract;
import social.starling.testkit.contract.LedgerHarness;
import social.starling.testkit.contract.RandomWalkContract;
import social.starling.testkit.contract.SettableClock;
import social.starling.testkit.contract.ThreadContract;
import social.starling.testkit.contract.ThreadHoldContract;
import social.starling.testkit.contract.WaitingContract;

/** A store and the one in memory are told the same and give the same answers, word for word. */
abstract class TwinContracts {
    /** An empty store with a clock of its own. */
    abstract LedgerHarness newStore();

    @Nested
    class Adopt extends AdoptContract {
        @Override
        protected LedgerHarness open() {
            return new Twins(newStore());
        }
    }

    @Nested
    class RandomWalks extends RandomWalkContract {
        @Override
        protected LedgerHarness open() {
            return new Twins(newStore());
        }
    }

    @Nested
    class Echo extends EchoContract {
        @Override
        protected LedgerHarness open() {
            return new Twins(newStore());
        }
    }

    @Nested
    class Waiting extends WaitingContract {
        @Override
        protected LedgerHarness open() {
            return new Twins(newStore());
        }
    }

    @Nested
    class HeldWait extends HeldWaitContract {
        @Override
        protected LedgerHarness open() {
            return new Twins(newStore());
        }
    }

    @Nested
    class Threads extends ThreadContract {
        @Override
        protected LedgerHarness open() {
            return new Twins(newStore());
        }
    }

    @Nested
    class ThreadHolds extends ThreadHoldContract {
        @Override
        protected LedgerHarness open() {
            return new Twins(newStore());
        }
    }

    @Nested
    class Deletions extends DeletionContract {
        @Override
        protected LedgerHarness open() {
            return new Twins(newStore());
        }
    }

    @Nested
    class Decisions extends DecideContract {
        @Override
        protected LedgerHarness open() {
            return new Twins(newStore());
        }
    }

    /** Two stores under one clock; every call goes to both, and what they answer must be equal. */
    private static final class Twins implements LedgerHarness {
        private final LedgerHarness stored;
        private final MemoryStore memory;

        Twins(LedgerHarness stored) {
            this.stored = stored;
            memory = new MemoryStore(stored.clock());
        }

        @Override
        public SettableClock clock() {
            return stored.clock();
        }

        @Override
        public DeliveryLedger ledger() {
            return both(DeliveryLedger.class, stored.ledger(), memory.ledger());
        }

        @Override
        public DeliveryReader deliveries() {
            return both(DeliveryReader.class, stored.deliveries(), memory.deliveries());
        }

        @Override
        public PublishingSwitch publishing() {
            return both(PublishingSwitch.class, stored.publishing(), memory.publishing());
        }

        @Override
        public AccountRepository accounts() {
            return both(AccountRepository.class, stored.accounts(), memory.accounts());
        }

        @Override
        public CredentialRepository credentials() {
            return both(CredentialRepository.class, stored.credentials(), memory.credentials());
        }

        @Override
        public RouteRepository routes() {
            return both(RouteRepository.class, stored.routes(), memory.routes());
        }

        @Override
        public BackfillRepository backfills() {
            return both(BackfillRepository.class, stored.backfills(), memory.backfills());
        }

        @Override
        public Leases leases() {
            return both(Leases.class, stored.leases(), memory.leases());
        }

        @Override
        public EventLog events() {
            return both(EventLog.class, stored.events(), memory.events());
        }

        @Override
        public void close() {
            stored.close();
        }

        private static <T> T both(Class<T> port, T first, T second) {
            return port.cast(Proxy.newProxyInstance(
                    TwinContracts.class.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                        Object answer = call(method, first, arguments);
                        assertThat(answer)
                                .as("%s of %s", method.getName(), Arrays.toString(arguments))
                                .isEqualTo(call(method, second, arguments));
                        return answer;
                    }));
        }

        private static Object call(Method method, Object port, Object[] arguments) throws Throwable {
            try {
                return method.invoke(port, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
