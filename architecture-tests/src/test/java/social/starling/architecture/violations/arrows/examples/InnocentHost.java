package social.starling.architecture.violations.arrows.examples;

import social.starling.architecture.violations.arrows.core.InnocentCourier;
import social.starling.architecture.violations.arrows.memory.InnocentLedger;

record InnocentHost(InnocentCourier core, InnocentLedger memory) {}
