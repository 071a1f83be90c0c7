package social.starling.jdbc;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import social.starling.ports.backup.GenerationRegister;
import social.starling.testkit.contract.GenerationRegisterContract;

class SqliteGenerationRegisterTest extends GenerationRegisterContract {
    @TempDir
    Path folder;

    private JdbcStore store;

    @BeforeEach
    void openStore() {
        store = new JdbcStore(JdbcSettings.in(folder), InstantSource.system(), Threads.PLATFORM);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Override
    protected GenerationRegister generations() {
        return store.generations();
    }
}
