package social.starling.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A running {@link PostgresNode}, seen from the measuring process. It serves many rounds, as a daemon does. */
final class PostgresNodeProcess implements AutoCloseable {
    /** The system property with more JVM options for the nodes, for a profiler say. */
    private static final String OPTIONS = "nodes.options";

    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final PrintWriter orders;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private volatile long count;

    private PostgresNodeProcess(Process process) {
        this.process = process;
        this.orders = new PrintWriter(process.outputWriter(), true);
        Thread.ofPlatform().daemon().start(this::listen);
    }

    /** On the JVM flags of the measuring process, which are those of a daemon. */
    static PostgresNodeProcess start(String name) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xms16m",
                "-Xmx256m",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "-Xss512k",
                "--enable-native-access=ALL-UNNAMED"));
        Stream.of(System.getProperty(OPTIONS, "").split(" "))
                .filter(option -> !option.isEmpty())
                .map(option -> option.replace("NODE", name))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PostgresNode.class.getName()));
        return new PostgresNodeProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Returns once the node has its database open. */
    void prepare(NodeOrder order) {
        count = 0;
        orders.println(order.line());
        expect("ready");
    }

    void go() {
        orders.println("go");
    }

    /** How many it has done since it went. */
    long count() {
        if (!process.isAlive()) {
            throw new IllegalStateException("A process of the measurement ended by itself; its own words are above");
        }
        return count;
    }

    Done stop() {
        orders.println("stop");
        String[] words = expect("done").split(" ");
        expect("closed");
        return new Done(
                Long.parseLong(words[1]),
                Long.parseLong(words[2]),
                words.length < 4
                        ? new BitSet()
                        : BitSet.valueOf(Base64.getDecoder().decode(words[3])));
    }

    @Override
    public void close() {
        orders.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String expect(String word) {
        try {
            String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (answer == null || !answer.startsWith(word)) {
                throw new IllegalStateException("A process of the measurement said " + answer + " instead of " + word
                        + "; its own words are above");
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a process of the measurement", e);
        }
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(PostgresNode.ANSWER + "count ")) {
                    count = Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
                } else if (line.startsWith(PostgresNode.ANSWER)) {
                    answers.add(line.substring(PostgresNode.ANSWER.length()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The answers of a process of the measurement cannot be read", e);
        }
    }

    /**
     * What a node has done in a round.
     *
     * @param processorNanos of all its threads
     * @param calls how many there were
     * @param called for which deliveries
     */
    record Done(long processorNanos, long calls, BitSet called) {}
}
