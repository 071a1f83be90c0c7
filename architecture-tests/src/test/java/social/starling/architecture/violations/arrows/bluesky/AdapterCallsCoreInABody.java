package social.starling.architecture.violations.arrows.bluesky;

import social.starling.architecture.violations.arrows.core.InnocentCourier;

final class AdapterCallsCoreInABody {
    Object wire() {
        return new InnocentCourier() {};
    }
}
