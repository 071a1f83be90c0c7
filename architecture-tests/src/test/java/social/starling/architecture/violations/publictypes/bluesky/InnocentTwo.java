package social.starling.architecture.violations.publictypes.bluesky;

public interface InnocentTwo {}
