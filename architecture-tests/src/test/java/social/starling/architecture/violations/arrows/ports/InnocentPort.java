package social.starling.architecture.violations.arrows.ports;

public interface InnocentPort {}
