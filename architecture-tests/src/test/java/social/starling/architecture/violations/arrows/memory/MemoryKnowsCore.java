package social.starling.architecture.violations.arrows.memory;

import social.starling.architecture.violations.arrows.core.InnocentCourier;

record MemoryKnowsCore(InnocentCourier known) {}
