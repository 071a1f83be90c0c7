package social.starling.architecture.violations.tests.mocking.core;

import org.mockito.Mockito;

class Mocks {
    Object ledger() {
        return Mockito.mock(Runnable.class);
    }
}
