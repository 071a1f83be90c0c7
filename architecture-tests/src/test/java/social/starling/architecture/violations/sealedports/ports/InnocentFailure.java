package social.starling.architecture.violations.sealedports.ports;

public abstract sealed class InnocentFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    static final class Late extends InnocentFailure {
        private static final long serialVersionUID = 1;
    }
}
