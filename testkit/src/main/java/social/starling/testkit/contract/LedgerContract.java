package social.starling.testkit.contract;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.Origin;

/** The common ground of the contracts over a store: an empty one for each test. */
public abstract class LedgerContract {
    protected LedgerHarness store;
    protected Clerk clerk;

    /** An empty store with a clock of its own. */
    protected abstract LedgerHarness open();

    @BeforeEach
    final void openStore() {
        store = open();
        clerk = new Clerk(store);
    }

    @AfterEach
    final void closeStore() {
        store.close();
    }

    static Origin.RemotePost alphaPost(String id) {
        return new Origin.RemotePost(Samples.ALPHA, id);
    }

    static Origin.RemotePost betaPost(String id) {
        return new Origin.RemotePost(Samples.BETA, id);
    }

    static DeliveryId nobody() {
        return Draft.of("nobody", Samples.ANN).id();
    }
}
