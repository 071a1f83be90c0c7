package social.starling.architecture.violations.waiting.core;

final class Sleeps {
    void rest() throws InterruptedException {
        Thread.sleep(1);
    }
}
