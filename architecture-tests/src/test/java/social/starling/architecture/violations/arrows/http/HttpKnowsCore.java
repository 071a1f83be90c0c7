package social.starling.architecture.violations.arrows.http;

import social.starling.architecture.violations.arrows.core.InnocentCourier;

record HttpKnowsCore(InnocentCourier known) {}
