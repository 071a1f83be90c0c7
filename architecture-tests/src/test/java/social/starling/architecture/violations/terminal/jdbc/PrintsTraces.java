package social.starling.architecture.violations.terminal.jdbc;

final class PrintsTraces {
    void say() {
        new IllegalStateException().printStackTrace();
    }
}
