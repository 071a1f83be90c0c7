package social.starling.architecture.violations.arrows.cli;

public interface InnocentMain {}
