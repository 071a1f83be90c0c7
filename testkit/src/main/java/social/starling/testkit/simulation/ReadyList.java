package social.starling.testkit.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The strands that could run. They stand in the order of their ids, so that a draw depends on who can run and not on who
 * was woken first.
 */
final class ReadyList {
    private final List<Strand> strands = new ArrayList<>();

    void add(Strand strand) {
        int at = strands.size();
        while (at > 0 && strands.get(at - 1).id > strand.id) {
            at--;
        }
        strands.add(at, strand);
    }

    void removeIf(Predicate<Strand> gone) {
        strands.removeIf(gone);
    }

    /** Takes one of those whose daemon is not suspended; null when there is none. */
    @Nullable
    Strand draw(RandomGenerator random) {
        List<Strand> able = able();
        if (able.isEmpty()) {
            return null;
        }
        Strand drawn = able.get(able.size() == 1 ? 0 : random.nextInt(able.size()));
        strands.remove(drawn);
        return drawn;
    }

    private List<Strand> able() {
        for (Strand strand : strands) {
            if (strand.isFrozen()) {
                return strands.stream().filter(one -> !one.isFrozen()).toList();
            }
        }
        return strands;
    }
}
