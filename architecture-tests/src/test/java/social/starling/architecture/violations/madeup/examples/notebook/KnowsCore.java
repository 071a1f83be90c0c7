package social.starling.architecture.violations.madeup.examples.notebook;

import social.starling.architecture.violations.madeup.core.InnocentCore;

record KnowsCore(InnocentCore known) {}
