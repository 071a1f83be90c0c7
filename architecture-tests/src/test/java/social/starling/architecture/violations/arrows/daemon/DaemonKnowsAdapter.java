package social.starling.architecture.violations.arrows.daemon;

import social.starling.architecture.violations.arrows.bluesky.InnocentBluesky;

record DaemonKnowsAdapter(InnocentBluesky known) {}
