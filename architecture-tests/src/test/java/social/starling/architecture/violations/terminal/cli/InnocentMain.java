package social.starling.architecture.violations.terminal.cli;

final class InnocentMain {
    void say() {
        System.out.println("said");
    }
}
