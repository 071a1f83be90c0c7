package social.starling.architecture.violations.madeup.ports;

/** Known by every adapter. */
public interface InnocentPort {}
