package social.starling.assembly;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import social.starling.ports.backup.Generation;
import social.starling.ports.backup.GenerationRegister;

/** The lines of history of a database, each under a random name. */
final class Generations {
    private final GenerationRegister register;
    private final RandomGenerator random;
    private final InstantSource clock;

    Generations(GenerationRegister register, RandomGenerator random, InstantSource clock) {
        this.register = register;
        this.random = random;
        this.clock = clock;
    }

    static Generation fresh(RandomGenerator random, InstantSource clock) {
        byte[] id = new byte[8];
        random.nextBytes(id);
        return new Generation("gen-" + HexFormat.of().formatHex(id), clock.instant());
    }

    Optional<Generation> current() {
        return register.current();
    }

    /** Begins another one; where several daemons do so at once, all go on with the latest. */
    Generation renew() {
        Generation mine = fresh(random, clock);
        register.begin(mine);
        return register.current().orElse(mine);
    }
}
