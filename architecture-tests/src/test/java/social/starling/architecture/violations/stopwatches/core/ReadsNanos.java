package social.starling.architecture.violations.stopwatches.core;

final class ReadsNanos {
    long make() {
        return System.nanoTime();
    }
}
