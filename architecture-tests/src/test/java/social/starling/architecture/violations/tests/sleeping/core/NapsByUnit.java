package social.starling.architecture.violations.tests.sleeping.core;

import java.util.concurrent.TimeUnit;

class NapsByUnit {
    void rest() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(10);
    }
}
