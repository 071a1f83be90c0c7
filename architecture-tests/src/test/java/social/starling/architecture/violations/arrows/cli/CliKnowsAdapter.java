package social.starling.architecture.violations.arrows.cli;

import social.starling.architecture.violations.arrows.jdbc.InnocentTable;

record CliKnowsAdapter(InnocentTable known) {}
