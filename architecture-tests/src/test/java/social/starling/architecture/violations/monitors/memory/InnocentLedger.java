package social.starling.architecture.violations.monitors.memory;

final class InnocentLedger {
    synchronized int hold() {
        return 1;
    }
}
