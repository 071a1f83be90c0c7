package social.starling.architecture.violations.arrows.twitter;

import social.starling.architecture.violations.arrows.core.InnocentCourier;

record AdapterKnowsCore(InnocentCourier known) {}
