package social.starling.architecture.violations.arrows.assembly;

import social.starling.architecture.violations.arrows.daemon.InnocentApi;

record AssemblyKnowsDaemon(InnocentApi known) {}
