package social.starling.ports.backup;

/** A column of a table in a backup. @param name lower-case letters, digits and underscores */
public record BackupColumn(String name, Kind kind) {
    public BackupColumn {
        BackupTable.requireName(name);
    }

    /** How a value stands in a line of JSON; any of them may be null. */
    public enum Kind {
        /** A string. */
        TEXT,
        /** A whole number of at most 64 bits. */
        NUMBER,
        /** A string in Base64 (RFC 4648). */
        BYTES
    }
}
