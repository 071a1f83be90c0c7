package social.starling.architecture.violations.monitors.core;

final class Waits {
    @SuppressWarnings("all")
    void waitForever(Object monitor) throws InterruptedException {
        monitor.wait();
    }
}
