package social.starling.architecture.violations.publictypes.bluesky;

interface InnocentHidden {}
