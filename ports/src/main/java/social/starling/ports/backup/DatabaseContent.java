package social.starling.ports.backup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a database that a restore would replace.
 *
 * @param rows of all tables
 * @param deliveries how many of them are deliveries
 * @param newestEvent when the last thing happened that it knows of; null when nothing has
 */
public record DatabaseContent(
        long rows, long deliveries, @Nullable Instant newestEvent) {}
