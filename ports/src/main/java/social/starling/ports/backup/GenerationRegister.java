package social.starling.ports.backup;

import java.util.Optional;

/** Where a database keeps which line of history it tells. */
public interface GenerationRegister {
    /** Empty until one is begun. */
    Optional<Generation> current();

    /** From now on it is {@code next}, unless it is one that began later. */
    void begin(Generation next);
}
