package social.starling.architecture.violations.arrows.http;

import social.starling.architecture.violations.arrows.twitter.InnocentTwitter;

record HttpKnowsAdapter(InnocentTwitter known) {}
