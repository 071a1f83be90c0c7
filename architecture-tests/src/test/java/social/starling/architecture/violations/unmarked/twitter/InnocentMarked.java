package social.starling.architecture.violations.unmarked.twitter;

public interface InnocentMarked {}
