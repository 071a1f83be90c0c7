package social.starling.jdbc.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import social.starling.ports.backup.BackupException;
import social.starling.ports.backup.BackupException.Trouble;
import social.starling.ports.backup.BackupManifest;
import social.starling.ports.backup.BackupProgress;
import social.starling.ports.backup.BackupTable;
import social.starling.ports.digest.Digest;
import tools.jackson.core.JacksonException;

/** A backup that was opened for reading: its manifest is whole and can be read by this Starling. */
public final class BackupFile implements AutoCloseable {
    private static final int LARGEST_MANIFEST = 1 << 20;
    private static final int MOST_ENTRIES = 1_000;

    private final Path path;
    private final ZipFile zip;
    private final BackupManifest manifest;

    private BackupFile(Path path, ZipFile zip) throws IOException {
        this.path = path;
        this.zip = zip;
        this.manifest = readManifest();
        requireNothingElse();
    }

    /** @throws BackupException when there is no file, or it is none that can be read */
    public static BackupFile open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new BackupException(
                    Trouble.MISSING,
                    Files.exists(path)
                            ? "The backup " + path + " is no regular file; name the file that starling backup wrote"
                            : "There is no file " + path + "; name the file that starling backup wrote",
                    null);
        }
        try {
            ZipFile zip = new ZipFile(path.toFile());
            try {
                return new BackupFile(path, zip);
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (IOException e) {
            throw unreadable(path, "it is no ZIP file or was cut short (" + e.getMessage() + ")", e);
        }
    }

    public BackupManifest manifest() {
        return manifest;
    }

    /** Reads everything and compares it with the manifest. @throws BackupException when anything differs */
    public void verify(BackupProgress progress) {
        long before = 0;
        byte[] buffer = new byte[64 * 1024];
        for (BackupTable table : manifest.tables()) {
            try (TableEntry entry = entry(table)) {
                while (entry.read(buffer) >= 0) {
                    progress.reached("checking", before + entry.rows(), manifest.rows());
                }
                entry.requireWhole();
            } catch (IOException e) {
                throw unreadable(path, "the table " + table.name() + " is damaged (" + e.getMessage() + ")", e);
            }
            before += table.rows();
        }
    }

    /** The lines of a table; the caller reads them to the end, asks whether they were whole, and closes. */
    TableEntry entry(BackupTable table) throws IOException {
        ZipEntry entry = zip.getEntry(BackupWriter.entry(table.name()));
        return new TableEntry(table, zip.getInputStream(entry));
    }

    /** What is wrong with this file, in a sentence. */
    BackupException unreadable(String what, @Nullable Exception cause) {
        return unreadable(path, what, cause);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw unreadable(path, "it cannot be closed (" + e.getMessage() + ")", e);
        }
    }

    private BackupManifest readManifest() throws IOException {
        String json = small(BackupWriter.MANIFEST);
        int format = ManifestJson.format(json);
        if (format > BackupWriter.FORMAT) {
            throw new BackupException(
                    Trouble.NEWER,
                    "The backup " + path + " has format " + format + ", this Starling reads up to "
                            + BackupWriter.FORMAT + "; use the newer Starling that wrote it. Nothing was changed",
                    null);
        }
        if (!Digest.sha256Hex(json).equals(small(BackupWriter.MANIFEST_DIGEST).strip())) {
            throw unreadable(path, "its manifest was changed after it was written", null);
        }
        try {
            return ManifestJson.read(json);
        } catch (JacksonException e) {
            throw unreadable(path, "its manifest cannot be understood (" + e.getOriginalMessage() + ")", e);
        }
    }

    private String small(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw unreadable(path, "it holds no " + name + ", so it was written by something else", null);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LARGEST_MANIFEST + 1);
            if (bytes.length > LARGEST_MANIFEST) {
                throw unreadable(path, "its " + name + " has more than " + LARGEST_MANIFEST + " bytes", null);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Exactly the tables that the manifest names, and each once. */
    private void requireNothingElse() {
        if (zip.size() > MOST_ENTRIES) {
            throw unreadable(path, "it holds " + zip.size() + " files; at most " + MOST_ENTRIES + " are allowed", null);
        }
        List<String> wanted = new ArrayList<>(List.of(BackupWriter.MANIFEST, BackupWriter.MANIFEST_DIGEST));
        manifest.tables().forEach(table -> wanted.add(BackupWriter.entry(table.name())));
        List<String> found = zip.stream().map(ZipEntry::getName).sorted().toList();
        if (!found.equals(wanted.stream().sorted().toList())) {
            throw unreadable(path, "it does not hold exactly the tables that its manifest names", null);
        }
    }

    private static BackupException unreadable(Path path, String what, @Nullable Exception cause) {
        return new BackupException(
                Trouble.UNREADABLE,
                "The file " + path + " is no whole backup of Starling: " + what
                        + ". Nothing was changed; use another backup",
                cause);
    }
}
