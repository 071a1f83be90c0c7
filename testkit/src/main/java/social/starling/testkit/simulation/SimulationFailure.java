package social.starling.testkit.simulation;

/** The simulated world cannot go on: a deadlock, no end in sight, or a task that blocks outside the world. */
public final class SimulationFailure extends AssertionError {
    private static final long serialVersionUID = 1;

    SimulationFailure(String message) {
        super(message);
    }
}
