package social.starling.architecture.violations.arrows.cli;

import social.starling.architecture.violations.arrows.sandbox.InnocentServer;

record CliKnowsSandbox(InnocentServer known) {}
