package social.starling.architecture.violations.arrows.core;

import social.starling.architecture.violations.arrows.twitter.InnocentTwitter;

record CoreKnowsAdapter(InnocentTwitter known) {}
