package social.starling.architecture.violations.arrows.jdbc;

public interface InnocentTable {}
