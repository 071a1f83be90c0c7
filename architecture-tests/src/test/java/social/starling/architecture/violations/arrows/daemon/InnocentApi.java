package social.starling.architecture.violations.arrows.daemon;

public interface InnocentApi {}
