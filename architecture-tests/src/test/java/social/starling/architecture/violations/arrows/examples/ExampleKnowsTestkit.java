package social.starling.architecture.violations.arrows.examples;

import social.starling.architecture.violations.arrows.testkit.InnocentContract;

record ExampleKnowsTestkit(InnocentContract known) {}
