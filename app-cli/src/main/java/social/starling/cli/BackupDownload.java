package social.starling.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.zip.ZipInputStream;
import social.starling.assembly.Restoration;
import social.starling.ports.backup.BackupManifest;

/** Brings a backup from the API into a file: under its name it is whole, checked and durable, or not there at all. */
final class BackupDownload {
    private static final String ROWS = "Starling-Backup-Rows";

    private final StarlingCommand starling;
    private final Path file;
    private final Path draft;
    private final boolean force;

    BackupDownload(StarlingCommand starling, Path file, boolean force) {
        this.starling = starling;
        this.file = file.toAbsolutePath().normalize();
        this.draft = this.file.resolveSibling(this.file.getFileName() + ".part");
        this.force = force;
        requirePlace();
    }

    BackupManifest from(ApiClient api) {
        try {
            Files.deleteIfExists(draft);
            try {
                receive(api);
                BackupManifest manifest = check();
                requirePlace();
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                syncFolder();
                return manifest;
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The backup " + file + " cannot be written (" + e
                            + "); nothing stands under its name that did not before. Check that its folder is writable"
                            + " and has room",
                    e);
        }
    }

    private void requirePlace() {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CommandException(
                    ExitCode.NOT_FOUND,
                    "There is no folder " + folder + " for the backup; make it, or name another one");
        }
        if (Files.isDirectory(file)) {
            throw new CommandException(
                    ExitCode.USAGE, file + " is a folder; name a file in it, such as " + file.resolve("starling.zip"));
        }
        if (Files.exists(file) && !force) {
            throw new CommandException(
                    ExitCode.CONFLICT, "The file " + file + " exists; name another one, or replace it with --force");
        }
    }

    private void receive(ApiClient api) throws IOException {
        FileAttribute<?>[] owner =
                draft.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try (FileChannel channel = FileChannel.open(
                        draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                ProgressBar bar = ProgressBar.ofCount(starling, "saving")) {
            api.stream("/api/backup", (headers, body) -> {
                long of = rows(headers);
                copy(body, out, rows -> bar.show(rows, of, "rows"));
                return of;
            });
            out.flush();
            channel.force(true);
        }
    }

    private BackupManifest check() {
        try (ProgressBar bar = ProgressBar.ofCount(starling, "checking")) {
            return Restoration.check(draft, (step, rows, of) -> bar.show(rows, of, "rows"));
        }
    }

    private static long rows(HttpHeaders headers) {
        return headers.firstValueAsLong(ROWS).orElse(0);
    }

    /** Looks into the ZIP as it passes by: each line of a table is a row. */
    private static void copy(InputStream body, OutputStream out, LongConsumer rowsDone) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long rows = 0;
        try (PassingBytes passing = new PassingBytes(body, out);
                ZipInputStream zip = new ZipInputStream(passing)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                boolean table = entry.getName().startsWith("tables/");
                for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                    rows += table ? lines(buffer, n) : 0;
                    rowsDone.accept(rows);
                }
            }
            passing.readAll(buffer);
        }
    }

    private static long lines(byte[] buffer, int length) {
        long lines = 0;
        for (int i = 0; i < length; i++) {
            lines += buffer[i] == '\n' ? 1 : 0;
        }
        return lines;
    }

    private void syncFolder() throws IOException {
        Path folder = file.getParent();
        if (folder != null && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
