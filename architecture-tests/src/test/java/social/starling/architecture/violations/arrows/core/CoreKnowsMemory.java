package social.starling.architecture.violations.arrows.core;

import social.starling.architecture.violations.arrows.memory.InnocentLedger;

record CoreKnowsMemory(InnocentLedger known) {}
