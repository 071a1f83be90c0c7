package social.starling.architecture.violations.threads.bluesky;

final class Sleeps {
    void wait(int millis) throws InterruptedException {
        Thread.sleep(millis);
    }
}
