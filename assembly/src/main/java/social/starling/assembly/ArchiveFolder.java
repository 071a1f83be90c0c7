package social.starling.assembly;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import social.starling.assembly.StartupException.Trouble;
import social.starling.ports.archive.PostArchives;
import social.starling.twitter.TwitterAdapter;

/** The folder {@code archives} of a data folder, with the archives that people have brought. */
final class ArchiveFolder {
    private ArchiveFolder() {}

    /** @throws StartupException when it cannot be used */
    static PostArchives open(Path folder, InstantSource clock) {
        Path archives = folder.resolve("archives");
        try {
            return TwitterAdapter.archives(archives, clock);
        } catch (IOException e) {
            throw new StartupException(
                    Trouble.DATA_FOLDER,
                    "The folder of archives " + archives + " cannot be used (" + e
                            + "); give this user the right to read and write it",
                    e);
        }
    }
}
