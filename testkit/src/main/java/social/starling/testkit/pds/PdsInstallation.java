package social.starling.testkit.pds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** What must be on the machine before a {@link RealPds} can start: Node, and the packages beside its start script. */
public record PdsInstallation(Path folder, String node) {
    private static final String FOLDER = "adapter-bluesky/pds";
    private static final String REMEDY = "run: npm ci --prefix " + FOLDER;

    /** The installation of this checkout, looked for from the working directory upwards. */
    public static PdsInstallation ofThisCheckout() {
        Path start = Path.of("").toAbsolutePath();
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            Path folder = directory.resolve(FOLDER);
            if (Files.exists(folder.resolve("start.mjs"))) {
                return new PdsInstallation(folder, "node");
            }
        }
        throw new IllegalStateException(
                "no " + FOLDER + "/start.mjs in " + start + " or above it; run the tests inside a checkout");
    }

    /** What is missing and the command that brings it; empty when the server can start. */
    public Optional<String> missing() {
        if (!nodeRuns()) {
            return Optional.of(
                    "no real Bluesky server: Node (20.19 or newer) is not on the PATH; install it, then " + REMEDY);
        }
        // npm writes this file last: a broken-off install does not have it.
        if (!Files.exists(folder.resolve("node_modules/.package-lock.json"))) {
            return Optional.of("no real Bluesky server: its packages are not installed in " + folder + "; " + REMEDY);
        }
        return Optional.empty();
    }

    /**
     * Lets the test go on when the server can start; skips it otherwise.
     *
     * @param ci whether this is a build server, which has to install the server first: there it is a failure
     * @throws TestAbortedException where something is missing
     * @throws AssertionError where something is missing in CI
     */
    public void demand(boolean ci) {
        missing().ifPresent(reason -> {
            if (ci) {
                throw new AssertionError(reason + " (CI=true: not skipped)");
            }
            throw new TestAbortedException(reason);
        });
    }

    private boolean nodeRuns() {
        try {
            Process version = new ProcessBuilder(node, "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return version.waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + node + " for its version", stopped);
        }
    }
}
