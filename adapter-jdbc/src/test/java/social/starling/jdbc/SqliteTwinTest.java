package social.starling.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import social.starling.testkit.contract.LedgerHarness;

/** The stores on SQLite and in memory are told the same and give the same answers. */
class SqliteTwinTest extends TwinContracts {
    @TempDir
    Path folder;

    @Override
    LedgerHarness newStore() {
        return new SqliteHarness(folder);
    }
}
