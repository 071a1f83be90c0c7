package social.starling.architecture.violations.madeup.examples;

import social.starling.architecture.violations.madeup.core.InnocentCore;

record InnocentHost(InnocentCore core) {}
