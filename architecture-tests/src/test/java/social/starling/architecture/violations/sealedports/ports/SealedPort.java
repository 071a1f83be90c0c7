package social.starling.architecture.violations.sealedports.ports;

public sealed interface SealedPort permits InnocentAdapter {
    void publish();
}
