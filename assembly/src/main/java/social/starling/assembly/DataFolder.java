package social.starling.assembly;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import social.starling.assembly.StartupException.Trouble;

/** The folder in which one Starling keeps everything; made for its owner alone where it is missing. */
public final class DataFolder {
    private DataFolder() {}

    /** @throws StartupException when it cannot be made, entered or written */
    public static Path require(Path folder) {
        Path wanted = folder.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(wanted)) {
                Files.createDirectories(wanted, forOwnerAlone());
            }
        } catch (IOException e) {
            throw new StartupException(
                    Trouble.DATA_FOLDER,
                    "The data folder " + wanted + " cannot be made (" + e + "); name another one, or a place where this"
                            + " user may make it",
                    e);
        }
        if (!Files.isWritable(wanted) || !Files.isExecutable(wanted)) {
            throw new StartupException(
                    Trouble.DATA_FOLDER,
                    "The data folder " + wanted + " cannot be written by this user; name another one, or give this user"
                            + " the right to write it",
                    null);
        }
        return wanted;
    }

    private static FileAttribute<?>[] forOwnerAlone() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
