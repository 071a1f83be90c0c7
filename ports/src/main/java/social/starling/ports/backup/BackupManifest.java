package social.starling.ports.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a backup says of itself.
 *
 * @param format of the file, from 1
 * @param schema the number of the newest migration of the database that was saved
 * @param product the version of Starling that wrote it
 * @param madeAt the moment of which it tells
 * @param database the kind of database it was written from, such as {@code sqlite}; it can be restored into any
 * @param counters the last number that was given out, where rows alone do not tell, by table
 * @param tables in an order in which what is referred to comes first
 */
public record BackupManifest(
        int format,
        int schema,
        String product,
        Instant madeAt,
        String database,
        Map<String, Long> counters,
        List<BackupTable> tables) {
    public BackupManifest {
        if (format < 1 || schema < 1) {
            throw new IllegalArgumentException("A backup of format " + format + " and schema " + schema
                    + " says nothing; both are numbers from 1");
        }
        counters = Map.copyOf(counters);
        tables = List.copyOf(tables);
    }

    /** Of all tables. */
    public long rows() {
        return tables.stream().mapToLong(BackupTable::rows).sum();
    }

    /** Of all tables, before they are compressed. */
    public long bytes() {
        return tables.stream().mapToLong(BackupTable::bytes).sum();
    }
}
