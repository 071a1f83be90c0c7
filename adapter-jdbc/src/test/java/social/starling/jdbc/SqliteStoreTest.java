package social.starling.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import social.starling.testkit.contract.LedgerHarness;

/** The store on SQLite passes every contract. */
class SqliteStoreTest extends StoreContracts {
    /** An empty store, made once: migrating anew would take most of the time of these tests. */
    @TempDir
    static Path template;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeTemplate() {
        new SqliteHarness(template).close();
    }

    @Override
    LedgerHarness newStore() {
        return SqliteHarness.copyOf(template, folder);
    }
}
