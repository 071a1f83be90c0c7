package social.starling.examples.notebook;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import social.starling.ports.account.Capabilities;
import social.starling.ports.account.Profile;
import social.starling.ports.account.Secret;
import social.starling.ports.account.SecretSignIn;
import social.starling.ports.account.SignedIn;
import social.starling.ports.adapter.PlatformAdapter;
import social.starling.ports.money.PriceList;
import social.starling.ports.platform.Platform;
import social.starling.ports.text.TextLimits;

/** The platform as a whole: everybody whose name is a word has a notebook, and may post without a password. */
public final class Notebook {
    public static final Platform PLATFORM = new Platform("notebook");

    private static final URI SERVER = URI.create("https://notebook.invalid");
    /** 200 characters a post, threads of ten, no media, free. */
    private static final Capabilities CAPABILITIES =
            new Capabilities(new TextLimits(200, Integer.MAX_VALUE), 10, false, Duration.ofSeconds(5), PriceList.FREE);

    private final NotebookFiles files;

    /** @param folder where the notebooks lie */
    public Notebook(Path folder, InstantSource clock) {
        this.files = new NotebookFiles(folder, clock);
    }

    /** What Starling is given. */
    public PlatformAdapter adapter() {
        return new PlatformAdapter(
                PLATFORM,
                "Notebook",
                new NotebookDialect(),
                new NotebookReader(files),
                new NotebookPublisher(files),
                account -> profile(account.handle()),
                new SignIn(),
                null);
    }

    /** Somebody writes by hand. */
    public void write(String handle, String text) {
        files.append(handle, "by-hand-" + UUID.randomUUID(), "", "", text);
    }

    /** What stands in somebody's notebook, oldest first. */
    public List<String> read(String handle) {
        return files.lines(handle).stream().map(NotebookLine::text).toList();
    }

    private static Profile profile(String handle) {
        return new Profile(SERVER, handle, handle, CAPABILITIES);
    }

    private record SignIn() implements SecretSignIn {
        @Override
        public Set<String> secretNames() {
            return Set.of();
        }

        @Override
        public URI defaultServer() {
            return SERVER;
        }

        @Override
        public SignedIn signIn(URI server, String handle, Map<String, Secret> secrets) {
            if (!handle.matches("[a-z]{1,20}")) {
                throw new IllegalArgumentException(
                        "\"" + handle + "\" has no notebook; a name of 1 to 20 small letters is allowed");
            }
            return new SignedIn(profile(handle), secrets, null);
        }
    }
}
