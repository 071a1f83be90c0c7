package social.starling.architecture.violations.sealedports.ports;

final class InnocentAdapter implements SealedPort {
    @Override
    public void publish() {}
}
