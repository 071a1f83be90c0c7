package social.starling.architecture.violations.arrows.sandbox;

public interface InnocentServer {}
