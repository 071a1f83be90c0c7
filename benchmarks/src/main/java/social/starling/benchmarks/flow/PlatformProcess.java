package social.starling.benchmarks.flow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The running {@link PlatformServer}, seen from the measuring process. */
final class PlatformProcess implements AutoCloseable {
    /** The system property with more JVM options for the platforms, for a profiler say. */
    private static final String OPTIONS = "platforms.options";

    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter commands;
    private final URI x;
    private final URI bluesky;

    private PlatformProcess(Process process) throws IOException {
        this.process = process;
        this.answers = process.inputReader();
        this.commands = new PrintWriter(process.outputWriter(), true);
        String[] addresses = line().split(" ");
        this.x = URI.create(addresses[1]);
        this.bluesky = URI.create(addresses[2]);
    }

    /** The platforms keep all that is posted in memory, hence the large heap. */
    static PlatformProcess start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xms1g",
                "-Xmn512m",
                "-Xmx4g"));
        Stream.of(System.getProperty(OPTIONS, "").split(" "))
                .filter(option -> !option.isEmpty())
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PlatformServer.class.getName()));
        return new PlatformProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    URI uri(Side side) {
        return switch (side) {
            case X -> x;
            case BLUESKY -> bluesky;
        };
    }

    List<Person> people(int count) throws IOException {
        return ask("people " + count).stream().map(Person::parse).toList();
    }

    List<SourcePost> posts(Side side, int count, boolean pictures) throws IOException {
        return ask("posts " + side + " " + count + (pictures ? " pictures" : " words")).stream()
                .map(SourcePost::parse)
                .toList();
    }

    /** Many posts of the first person. */
    void past(Side side, int count) throws IOException {
        ask("past " + side + " " + count);
    }

    void post(Side side, Person person) throws IOException {
        ask("post " + side + " " + person.number());
    }

    int subscribers() throws IOException {
        return Integer.parseInt(ask("subscribers").getFirst().split(" ")[1]);
    }

    /** How many requests of each kind came in since this was asked last; the newest 10,000 of each platform are known. */
    Map<String, Integer> requests() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (String line : ask("requests")) {
            String[] parts = line.split(" ", 3);
            counts.put(parts[2], Integer.valueOf(parts[1]));
        }
        return counts;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        commands.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<String> ask(String command) throws IOException {
        commands.println(command);
        List<String> lines = new ArrayList<>();
        for (String line = line(); !line.equals("done"); line = line()) {
            lines.add(line);
        }
        return lines;
    }

    private String line() throws IOException {
        String line = answers.readLine();
        while (line != null && !line.startsWith(PlatformServer.ANSWER)) {
            line = answers.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("The simulated platforms ended by themselves; their own words are above");
        }
        return line.substring(PlatformServer.ANSWER.length());
    }
}
