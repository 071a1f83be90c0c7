package social.starling.architecture.violations.arrows.jdbc;

import social.starling.architecture.violations.arrows.core.InnocentCourier;

record TableKnowsCore(InnocentCourier known) {}
