package social.starling.architecture.violations.arrows.daemon;

import social.starling.architecture.violations.arrows.cli.InnocentMain;

record DaemonKnowsCli(InnocentMain known) {}
