package social.starling.architecture.violations.terminal.core;

final class PrintsOut {
    void say() {
        System.out.println("said");
    }
}
