package social.starling.architecture.violations.arrows.testkit;

import social.starling.architecture.violations.arrows.core.InnocentCourier;

record TestkitKnowsCore(InnocentCourier known) {}
