package social.starling.architecture.violations.arrows.assembly;

public interface InnocentWiring {}
