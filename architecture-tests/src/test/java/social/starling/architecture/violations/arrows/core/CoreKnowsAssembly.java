package social.starling.architecture.violations.arrows.core;

import social.starling.architecture.violations.arrows.assembly.InnocentWiring;

record CoreKnowsAssembly(InnocentWiring known) {}
