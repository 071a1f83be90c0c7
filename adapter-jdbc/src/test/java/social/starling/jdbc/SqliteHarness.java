package social.starling.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import social.starling.testkit.contract.SettableClock;

/** A new SQLite file for one test of a contract. */
final class SqliteHarness extends StoreHarness {
    SqliteHarness(Path folder) {
        this(folder, new SettableClock());
    }

    private SqliteHarness(Path folder, SettableClock clock) {
        super(clock, new JdbcStore(JdbcSettings.in(folder), clock, Threads.PLATFORM));
    }

    /** A store in {@code folder} that begins with the files of a closed one. */
    static SqliteHarness copyOf(Path template, Path folder) {
        try (Stream<Path> files = Files.list(template)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SqliteHarness(folder);
    }
}
