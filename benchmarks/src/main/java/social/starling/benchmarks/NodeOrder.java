package social.starling.benchmarks;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What one process of a measurement is to work on, as a line that it is told.
 *
 * @param url of the database, without user and password
 * @param folder with the key of the stored secrets, the same for all processes
 * @param deliveries in the database, for all processes together
 * @param inFlight of this process; for db-scheduler the number of its threads
 * @param call how long the platform takes
 */
record NodeOrder(
        Kind kind, String url, String user, Path folder, int deliveries, int inFlight, int accounts, Duration call) {
    static NodeOrder parse(String line) {
        String[] words = line.split(" ");
        return new NodeOrder(
                Kind.valueOf(words[0]),
                words[1],
                words[2],
                Path.of(words[3]),
                Integer.parseInt(words[4]),
                Integer.parseInt(words[5]),
                Integer.parseInt(words[6]),
                Duration.parse(words[7]));
    }

    String line() {
        return String.join(
                " ",
                kind.name(),
                url,
                user,
                folder.toString(),
                Integer.toString(deliveries),
                Integer.toString(inFlight),
                Integer.toString(accounts),
                call.toString());
    }

    /** What is measured. */
    enum Kind {
        LEDGER,
        COURIER,
        SCHEDULER
    }
}
