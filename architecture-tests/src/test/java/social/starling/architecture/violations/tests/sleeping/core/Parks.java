package social.starling.architecture.violations.tests.sleeping.core;

import java.util.concurrent.locks.LockSupport;

class Parks {
    void rest() {
        LockSupport.parkNanos(10);
    }
}
