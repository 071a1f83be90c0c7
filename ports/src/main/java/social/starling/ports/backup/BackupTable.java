package social.starling.ports.backup;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A table in a backup: one line of JSON for each row, an array of values in the order of the columns.
 *
 * @param name lower-case letters, digits and underscores
 * @param rows how many
 * @param bytes of all lines, in UTF-8
 * @param sha256 of these bytes, in lower-case hexadecimal
 */
public record BackupTable(String name, List<BackupColumn> columns, long rows, long bytes, String sha256) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public BackupTable {
        requireName(name);
        columns = List.copyOf(columns);
        if (columns.isEmpty() || rows < 0 || bytes < 0) {
            throw new IllegalArgumentException("The table " + name + " with " + columns.size() + " columns, " + rows
                    + " rows and " + bytes + " bytes cannot be; at least one column and no negative number is allowed");
        }
        if (!DIGEST.matcher(sha256).matches()) {
            throw new IllegalArgumentException("The table " + name + " has the digest \"" + sha256
                    + "\"; 64 lower-case hexadecimal digits are allowed");
        }
    }

    /** Names of tables and columns become part of statements. */
    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A table or column \"" + name
                    + "\" cannot be; lower-case letters, digits and underscores are allowed, at most 63");
        }
    }
}
