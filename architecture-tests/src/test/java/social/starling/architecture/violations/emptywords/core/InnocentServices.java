package social.starling.architecture.violations.emptywords.core;

public interface InnocentServices {}
