package social.starling.core.monitor;

/** Is told of every call of an observed port; returns at once and never throws. */
@FunctionalInterface
public interface PortObserver {
    void called(PortCall call);
}
