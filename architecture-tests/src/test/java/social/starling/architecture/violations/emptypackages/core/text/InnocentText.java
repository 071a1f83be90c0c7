package social.starling.architecture.violations.emptypackages.core.text;

public interface InnocentText {}
