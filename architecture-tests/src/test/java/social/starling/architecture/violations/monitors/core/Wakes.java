package social.starling.architecture.violations.monitors.core;

final class Wakes {
    @SuppressWarnings("all")
    void wake(Object monitor) {
        monitor.notifyAll();
    }
}
