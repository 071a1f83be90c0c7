package social.starling.architecture.violations.events.jdbc;

import social.starling.architecture.violations.events.ports.event.InnocentEvent;

record InnocentEventTable(InnocentEvent event) {}
