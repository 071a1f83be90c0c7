package social.starling.architecture.violations.platformnames.core;

interface TwitterPlanner {}
