package social.starling.architecture.violations.arrows.ports;

import social.starling.architecture.violations.arrows.core.InnocentCourier;

record PortKnowsCore(InnocentCourier known) {}
