package social.starling.architecture.violations.dice.bluesky;

import java.util.UUID;

final class MakesIds {
    UUID make() {
        return UUID.randomUUID();
    }
}
