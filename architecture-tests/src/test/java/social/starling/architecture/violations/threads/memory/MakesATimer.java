package social.starling.architecture.violations.threads.memory;

import java.util.Timer;

final class MakesATimer {
    Timer make() {
        return new Timer();
    }
}
