package social.starling.examples;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import social.starling.core.embed.EmbeddedStarling;
import social.starling.examples.notebook.Notebook;
import social.starling.memory.MemoryStore;
import social.starling.ports.account.Account;

/** Carries a post from one account to another inside this process; nothing is kept when it ends. */
public final class EmbedInMemory {
    private EmbedInMemory() {}

    /** @param arguments an empty folder for the notebooks */
    public static void main(String[] arguments) {
        InstantSource clock = InstantSource.system();
        Notebook notebook = new Notebook(Path.of(arguments[0]), clock);
        try (EmbeddedStarling starling =
                EmbeddedStarling.start(new MemoryStore(clock), clock, new SecureRandom(), notebook.adapter())) {
            Account ada = starling.connect(Notebook.PLATFORM, "ada", Map.of());
            Account bob = starling.connect(Notebook.PLATFORM, "bob", Map.of());
            starling.carry(ada, bob);
            notebook.write("ada", "Good morning, see https://example.org");
            starling.sync();
            starling.awaitQuiet(Duration.ofSeconds(30));
            System.out.println("bob: " + notebook.read("bob"));
        }
    }
}
