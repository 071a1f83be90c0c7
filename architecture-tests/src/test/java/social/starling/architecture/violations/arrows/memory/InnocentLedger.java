package social.starling.architecture.violations.arrows.memory;

public interface InnocentLedger {}
