package social.starling.architecture.violations.arrows.assembly;

import social.starling.architecture.violations.arrows.sandbox.InnocentServer;

record AssemblyKnowsSandbox(InnocentServer known) {}
