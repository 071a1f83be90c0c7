package social.starling.architecture.violations.prefix.twitter;

interface InnocentHidden {}
