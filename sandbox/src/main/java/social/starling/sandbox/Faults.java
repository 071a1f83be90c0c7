package social.starling.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that are set at the moment. A fault whose count is used up stays listed until it is cleared. */
public final class Faults {
    private final List<Armed> armed = new ArrayList<>();

    /** Sets a fault; its counting starts now. */
    public synchronized void add(Fault fault) {
        armed.add(new Armed(fault));
    }

    /** All faults set, with the number of matching requests each has seen. */
    public synchronized List<Seen> list() {
        return armed.stream().map(one -> new Seen(one.fault, one.seen)).toList();
    }

    /** Takes all faults away. */
    public synchronized void clear() {
        armed.clear();
    }

    /** The action for this request: every matching fault counts it, the first one due plays. */
    synchronized Optional<Fault.Action> strike(String method, String path) {
        Optional<Fault.Action> action = Optional.empty();
        for (Armed one : armed) {
            if (one.fault.matches(method, path)) {
                one.seen++;
                if (action.isEmpty() && one.isDue()) {
                    action = Optional.of(one.fault.action());
                }
            }
        }
        return action;
    }

    /** A fault and the number of matching requests it has seen. */
    public record Seen(Fault fault, int seen) {}

    private static final class Armed {
        private final Fault fault;
        private int seen;

        private Armed(Fault fault) {
            this.fault = fault;
        }

        private boolean isDue() {
            return seen >= fault.nth() && seen - fault.nth() < fault.count();
        }
    }
}
