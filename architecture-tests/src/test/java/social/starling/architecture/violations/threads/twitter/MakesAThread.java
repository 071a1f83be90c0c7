package social.starling.architecture.violations.threads.twitter;

final class MakesAThread {
    Thread make() {
        return new Thread(() -> {});
    }
}
