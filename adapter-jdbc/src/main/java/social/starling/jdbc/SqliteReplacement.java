package social.starling.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Puts a new SQLite file in the place of another one, which is kept beside it under a name with the time. At every moment
 * the name of the database belongs to the whole old one or the whole new one.
 */
final class SqliteReplacement {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private static final String HEADER = "SQLite format 3\0";

    private final Path database;

    SqliteReplacement(Path database) {
        this.database = database;
    }

    /** @return where the old one is kept; null where there was none */
    @Nullable
    Path replaceBy(Path fresh, Instant now) throws IOException {
        Path kept = Files.exists(database) ? keep(now) : null;
        Files.deleteIfExists(beside(database, "-shm"));
        Files.move(fresh, database, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        PrivateFiles.syncFolderOf(database);
        return kept;
    }

    private Path keep(Instant now) throws IOException {
        Path kept = unused(beside(database, ".before-restore-" + TIME.format(now)));
        Path log = beside(database, "-wal");
        if (isDatabase()) {
            foldIn();
        }
        // A log that a damaged database could not take in would be taken for the new one's.
        if (Files.exists(log)) {
            second(log, beside(kept, "-wal"));
        }
        second(database, kept);
        PrivateFiles.syncFolderOf(database);
        Files.deleteIfExists(log);
        return kept;
    }

    /** By its first bytes (https://sqlite.org/fileformat.html): SQLite would clear the log of a file that is none. */
    private boolean isDatabase() throws IOException {
        try (InputStream in = Files.newInputStream(database)) {
            return new String(in.readNBytes(HEADER.length()), StandardCharsets.ISO_8859_1).equals(HEADER);
        }
    }

    /** Brings what stands in the log into the file; the last connection that closes removes the log. */
    private void foldIn() {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            // A damaged database is a reason for a restore; its files are kept as they are.
            System.getLogger(SqliteReplacement.class.getName())
                    .log(System.Logger.Level.DEBUG, "The old database is kept as it is", e);
        }
    }

    /** A second name of the same file, or a copy where the file system knows no such thing. */
    private static void second(Path file, Path name) throws IOException {
        try {
            Files.createLink(name, file);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(file, name);
            PrivateFiles.sync(name);
        }
    }

    private static Path unused(Path wanted) {
        Path name = wanted;
        for (int i = 2; Files.exists(name); i++) {
            name = beside(wanted, "-" + i);
        }
        return name;
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
