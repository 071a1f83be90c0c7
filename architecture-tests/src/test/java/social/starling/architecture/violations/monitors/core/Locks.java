package social.starling.architecture.violations.monitors.core;

final class Locks {
    synchronized int hold() {
        return 1;
    }
}
