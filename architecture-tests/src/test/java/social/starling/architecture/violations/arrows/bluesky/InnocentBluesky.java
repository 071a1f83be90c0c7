package social.starling.architecture.violations.arrows.bluesky;

public interface InnocentBluesky {}
