package social.starling.architecture.violations.arrows.sandbox;

import social.starling.architecture.violations.arrows.ports.InnocentPort;

record SandboxKnowsPorts(InnocentPort known) {}
