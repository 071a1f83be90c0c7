package social.starling.architecture.violations.arrows.core;

public interface InnocentCourier {}
