package social.starling.architecture.violations.sealedports.ports;

public sealed interface InnocentSum {
    record One(int value) implements InnocentSum {}

    enum Rest implements InnocentSum {
        TWO
    }
}
