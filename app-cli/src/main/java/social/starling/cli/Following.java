package social.starling.cli;

import java.io.UncheckedIOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stays with the daemon of a data directory, whichever that is: waits while none runs and goes on with the next one. It never
 * opens the database by itself, since that would keep the daemon from starting.
 */
final class Following {
    private static final String GONE = "The daemon is gone; waiting for the next one (starling serve)";

    private static final int LONGEST_PAUSE_MILLIS = 2_000;
    /** A daemon that has just started may still refuse. */
    private static final int MOST_REFUSALS = 3;

    private final StarlingCommand starling;
    private boolean lost;
    private int refusals;

    Following(StarlingCommand starling) {
        this.starling = starling;
    }

    /**
     * Does {@code step} again and again, until it gives an exit code or nobody reads any more.
     *
     * @param step asks and prints; it is done again where its daemon went away, so it prints nothing before it has asked
     */
    int until(Function<ApiClient, @Nullable Integer> step) {
        int pause = 100;
        while (true) {
            try (ApiClient api = Session.running(starling)) {
                if (api != null) {
                    pause = 100;
                    find();
                    return until(api, step);
                }
                lose("No daemon runs on " + starling.data() + "; waiting for one (starling serve)");
            } catch (CommandException e) {
                refusals++;
                if (!isPassing(e) || refusals > MOST_REFUSALS) {
                    throw e;
                }
                lose(GONE);
            } catch (UncheckedIOException e) {
                lose(GONE);
            }
            Waiting.pause(pause);
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        }
    }

    private int until(ApiClient api, Function<ApiClient, @Nullable Integer> step) {
        while (true) {
            Integer end = step.apply(api);
            refusals = 0;
            if (end != null) {
                return end;
            }
            if (starling.terminal().out().checkError()) {
                return ExitCode.OK;
            }
        }
    }

    private void lose(String sentence) {
        if (!lost) {
            starling.remark(sentence);
        }
        lost = true;
    }

    private void find() {
        if (lost) {
            starling.remark("The daemon answers");
        }
        lost = false;
    }

    /** Whether the next daemon may answer better: this one stops, or its token was another one's. */
    private static boolean isPassing(CommandException failure) {
        int status =
                failure.problem() == null ? 0 : failure.problem().path("status").asInt(0);
        return failure.exitCode() == ExitCode.UNAVAILABLE || status == 503 || status == 401;
    }
}
