package social.starling.architecture.violations.terminal.twitter;

final class PrintsErrors {
    void say() {
        System.err.println("said");
    }
}
