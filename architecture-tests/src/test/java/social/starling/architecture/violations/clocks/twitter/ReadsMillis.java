package social.starling.architecture.violations.clocks.twitter;

final class ReadsMillis {
    long make() {
        return System.currentTimeMillis();
    }
}
