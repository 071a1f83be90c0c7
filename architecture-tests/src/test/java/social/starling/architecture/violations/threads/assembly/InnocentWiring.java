package social.starling.architecture.violations.threads.assembly;

final class InnocentWiring {
    Thread make() {
        return Thread.ofVirtual().start(() -> {});
    }
}
