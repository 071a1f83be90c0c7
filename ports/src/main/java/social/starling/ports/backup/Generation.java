package social.starling.ports.backup;

import java.time.Instant;

/**
 * The line of history that a database tells. A restore begins another one, so that numbers of events of the one are not
 * compared with those of the other.
 *
 * @param id random; 1 to 64 letters, digits and hyphens
 * @param since when it began
 */
public record Generation(String id, Instant since) {
    public Generation {
        if (!id.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException(
                    "A generation \"" + id + "\" cannot be; 1 to 64 letters, digits and hyphens are allowed");
        }
    }
}
