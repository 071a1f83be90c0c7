package social.starling.architecture.violations.clocks.http;

final class ReadsMillisToo {
    long make() {
        return System.currentTimeMillis();
    }
}
