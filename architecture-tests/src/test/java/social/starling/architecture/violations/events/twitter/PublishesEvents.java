package social.starling.architecture.violations.events.twitter;

import social.starling.architecture.violations.events.ports.event.InnocentEvent;

record PublishesEvents(InnocentEvent event) {}
