package social.starling.architecture.violations.arrows.twitter;

import social.starling.architecture.violations.arrows.testkit.InnocentContract;

record AdapterKnowsTestkit(InnocentContract known) {}
