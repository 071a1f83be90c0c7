package social.starling.examples;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import social.starling.core.embed.EmbeddedStarling;
import social.starling.core.sync.SyncLoop;
import social.starling.examples.notebook.Notebook;
import social.starling.jdbc.JdbcSettings;
import social.starling.jdbc.JdbcStore;

/** Carries posts for as long as it runs, and goes on where it was when it is killed and started again. */
public final class EmbedWithSqlite {
    private EmbedWithSqlite() {}

    /** @param arguments a folder for the notebooks and one for the database; both exist */
    public static void main(String[] arguments) throws InterruptedException {
        InstantSource clock = InstantSource.system();
        Notebook notebook = new Notebook(Path.of(arguments[0]), clock);
        try (JdbcStore store = new JdbcStore(
                        JdbcSettings.in(Path.of(arguments[1])),
                        clock,
                        Thread.ofPlatform().daemon().factory());
                EmbeddedStarling starling =
                        EmbeddedStarling.start(store, clock, new SecureRandom(), notebook.adapter())) {
            starling.carry(
                    starling.connect(Notebook.PLATFORM, "ada", Map.of()),
                    starling.connect(Notebook.PLATFORM, "bob", Map.of()));
            try (SyncLoop loop = starling.syncEvery(Duration.ofMillis(200))) {
                System.out.println("ready");
                Thread.currentThread().join();
            }
        }
    }
}
