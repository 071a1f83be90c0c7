package social.starling.daemon;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A file system of a few megabytes in memory, which nobody else writes to. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /**
     * Mounts one at {@code folder}; that needs root. Where it cannot be had the test is skipped, and the store's own test of
     * a full disk (InterruptionTest in adapter-jdbc, by a page limit of SQLite) is what is left.
     */
    static SmallDisk mount(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        String refusal = run("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + megabytes + "m", "tmpfs", "" + folder);
        if (!refusal.isEmpty()) {
            String why = "No file system of its own for a full disk: " + refusal;
            System.out.println(why);
            Assumptions.abort(why);
        }
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Leaves no byte. */
    void fill() throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            if (Files.getFileStore(folder).getUsableSpace() > 0) {
                throw e;
            }
        }
    }

    void makeRoom() throws IOException {
        Files.delete(filler());
    }

    /** Lets go of it even when a failing test has left a file open. */
    @Override
    public void close() throws IOException {
        String refusal = run("umount", "-l", "" + folder);
        if (!refusal.isEmpty()) {
            throw new IOException(refusal);
        }
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    /** What the command complains about; empty when it succeeds. */
    private static String run(String... command) throws IOException {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean good = process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
            return good ? "" : command[0] + ": " + words;
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
