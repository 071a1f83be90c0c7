package social.starling.architecture.violations.arrows.twitter;

import social.starling.architecture.violations.arrows.bluesky.InnocentBluesky;

record AdapterKnowsAdapter(InnocentBluesky known) {}
