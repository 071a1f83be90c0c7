package social.starling.architecture.violations.arrows.twitter;

public interface InnocentTwitter {}
