package social.starling.architecture.violations.threads.core;

final class StartsAThread {
    Thread make() {
        return Thread.ofVirtual().start(() -> {});
    }
}
