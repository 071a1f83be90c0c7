package social.starling.core.lead;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import social.starling.ports.lease.Leases;
import social.starling.ports.task.Tasks;

/**
 * Lets one of the daemons on a database read the sources and bring over older posts, so that nothing is read, and billed,
 * twice; deliveries are shared among all. The others stand by and take over when it ends or dies. Two at once, where one was
 * stopped and continued, read twice and plan once: every plan moves its cursor by compare-and-set.
 */
public final class Leadership implements AutoCloseable {
    /** What is leased. */
    public static final String NAME = "leadership";

    /** How long a dead leader is waited for. */
    public static final Duration TERM = Duration.ofSeconds(15);

    /** One renewal in a term may fail. */
    private static final Duration ROUND = TERM.dividedBy(3);

    private static final System.Logger LOG = System.getLogger(Leadership.class.getName());

    private final Leases leases;
    private final String owner;
    private final Supplier<Runnable> office;
    private final Tasks tasks;
    private volatile @Nullable Runnable end;
    private Tasks.@Nullable Task standing;
    private long heldUntil;
    private boolean failing;

    /**
     * @param owner the process, by a name that no other one has
     * @param office begins the leader's work; what it returns ends it, and returns when it has ended
     */
    public Leadership(Leases leases, String owner, Supplier<Runnable> office, Tasks tasks) {
        this.leases = leases;
        this.owner = owner;
        this.office = office;
        this.tasks = tasks;
    }

    public void start() {
        standing = tasks.start("leadership", this::stand);
    }

    /** Whether this daemon leads just now. */
    public boolean leads() {
        return end != null;
    }

    /** Ends the leader's work and lets another daemon lead at once. */
    @Override
    public void close() {
        if (standing != null) {
            standing.stop();
            standing.join();
        }
        Runnable own = end;
        end = null;
        if (own != null) {
            own.run();
            leases.giveBack(NAME, owner);
        }
    }

    private void stand() {
        while (true) {
            boolean leads = take();
            Runnable own = end;
            if (leads && own == null) {
                end = office.get();
            } else if (!leads && own != null) {
                end = null;
                own.run();
                LOG.log(System.Logger.Level.INFO, "Another daemon reads the sources now");
            }
            tasks.sleep(ROUND);
        }
    }

    /** Who cannot ask goes on for as long as the last term lasts. */
    private boolean take() {
        long asked = tasks.nanoTime();
        try {
            boolean taken = leases.take(NAME, owner, TERM);
            heldUntil = taken ? asked + TERM.toNanos() : asked;
            failing = false;
            return taken;
        } catch (Tasks.StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.log(System.Logger.Level.WARNING, "Whether this daemon leads could not be asked", e);
            }
            failing = true;
            return end != null && tasks.nanoTime() - heldUntil < 0;
        }
    }
}
