package social.starling.architecture.violations.arrows.twitter;

import social.starling.architecture.violations.arrows.sandbox.InnocentServer;

record AdapterKnowsSandbox(InnocentServer known) {}
