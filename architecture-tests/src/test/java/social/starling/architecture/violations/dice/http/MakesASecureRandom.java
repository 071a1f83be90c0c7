package social.starling.architecture.violations.dice.http;

import java.security.SecureRandom;

final class MakesASecureRandom {
    SecureRandom make() {
        return new SecureRandom();
    }
}
