package social.starling.architecture.violations.stopwatches.http;

final class InnocentMeasure {
    long make() {
        return System.nanoTime();
    }
}
