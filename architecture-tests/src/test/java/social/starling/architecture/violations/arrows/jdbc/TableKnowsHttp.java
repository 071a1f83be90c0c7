package social.starling.architecture.violations.arrows.jdbc;

import social.starling.architecture.violations.arrows.http.InnocentClient;

record TableKnowsHttp(InnocentClient known) {}
