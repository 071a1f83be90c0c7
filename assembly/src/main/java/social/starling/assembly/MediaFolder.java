package social.starling.assembly;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import social.starling.assembly.StartupException.Trouble;
import social.starling.http.AddressGuard;
import social.starling.http.DownloadSettings;
import social.starling.http.Downloads;
import social.starling.media.FileMedia;
import social.starling.media.MediaSettings;
import social.starling.ports.media.LocalMedia;

/** The folder {@code media} of a data folder, with the files of deliveries under way. */
final class MediaFolder {
    private MediaFolder() {}

    /**
     * @param allowed servers of the form {@code host:port} from which files may be fetched though they are not public
     * @param local files that need not be fetched
     * @throws StartupException when it cannot be used
     */
    static FileMedia open(Path folder, Set<String> allowed, LocalMedia local, InstantSource clock) {
        Path media = folder.resolve("media");
        try {
            return FileMedia.open(
                    MediaSettings.in(media),
                    new Downloads(DownloadSettings.DEFAULT, AddressGuard.allowing(allowed), clock),
                    local);
        } catch (IOException e) {
            throw new StartupException(
                    Trouble.DATA_FOLDER,
                    "The media folder " + media + " cannot be used (" + e
                            + "); give this user the right to read and write" + " it",
                    e);
        }
    }
}
