package social.starling.ports.platform;

/** Is told of every call that an adapter made; must return at once and never throw. */
@FunctionalInterface
public interface CallObserver {
    void called(PlatformCall call);

    /** Tells nobody. */
    static CallObserver none() {
        return call -> {};
    }
}
