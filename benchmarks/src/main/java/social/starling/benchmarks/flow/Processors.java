package social.starling.benchmarks.flow;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Processor time of the measuring process and of the platforms' process, without that of their compilers: what these take
 * is gone once the code is warm. Read from Linux's {@code /proc}, in hundredths of a second.
 */
record Processors(Duration own, Duration platforms) {
    private static final int MILLIS_OF_A_TICK = 10;
    /** The fields of {@code stat} behind the name, counted from it. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;

    static Processors of(long own, long platforms) throws IOException {
        return new Processors(working(own), working(platforms));
    }

    Processors since(Processors start) {
        return new Processors(own.minus(start.own), platforms.minus(start.platforms));
    }

    Duration sum() {
        return own.plus(platforms);
    }

    /** Threads that have ended count as well; of compilers there is one of each kind for as long as the process lives. */
    private static Duration working(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        Duration all = time(process.resolve("stat"));
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(process.resolve("task"))) {
            for (Path thread : threads) {
                all = all.minus(compiling(thread));
            }
        }
        return all;
    }

    private static Duration compiling(Path thread) throws IOException {
        try {
            boolean compiles = Files.readString(thread.resolve("comm")).contains("CompilerThre");
            return compiles ? time(thread.resolve("stat")) : Duration.ZERO;
        } catch (NoSuchFileException | java.io.FileNotFoundException ended) {
            return Duration.ZERO;
        }
    }

    private static Duration time(Path stat) throws IOException {
        String line = Files.readString(stat);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
        return Duration.ofMillis(ticks * MILLIS_OF_A_TICK);
    }
}
