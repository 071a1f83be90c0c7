package social.starling.architecture.violations.tests.sleeping.core;

class Naps {
    void rest() throws InterruptedException {
        Thread.sleep(10);
    }
}
