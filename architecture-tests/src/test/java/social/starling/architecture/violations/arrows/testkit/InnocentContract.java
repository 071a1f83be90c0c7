package social.starling.architecture.violations.arrows.testkit;

public interface InnocentContract {}
