package social.starling.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongConsumer;
import tools.jackson.databind.JsonNode;

/** Gives an archive to the daemon, byte for byte: it may run elsewhere, and it reads no paths for anybody. */
final class ArchiveUpload {
    private static final Duration PATIENCE = Duration.ofHours(12);
    private static final String ID = "ar-[0-9a-f]{24}";
    private static final long STEP = 16L << 20;

    private final StarlingCommand starling;
    private final ApiClient api;

    ArchiveUpload(StarlingCommand starling, ApiClient api) {
        this.starling = starling;
        this.api = api;
    }

    /** @param given a file, or the id of an archive that was given before */
    String id(String given) {
        if (given.matches(ID)) {
            return given;
        }
        JsonNode archive = send(given);
        if (!starling.isJson()) {
            ArchivePage.sheet(archive, starling.terminal()).print(starling.terminal());
        }
        return archive.path("id").asString();
    }

    /** The archive as the daemon has taken it. */
    JsonNode send(String given) {
        Path file = file(given);
        try (ProgressLine line = new ProgressLine(starling)) {
            long size = Files.size(file);
            LongConsumer sent = bytes -> line.show(
                    bytes < size
                            ? "Sending " + ArchivePage.size(bytes) + " of " + ArchivePage.size(size)
                            : "Reading the archive of " + ArchivePage.size(size));
            BodyPublisher body =
                    BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> open(file, sent)), size);
            return api.send("/api/archives", "application/zip", body, PATIENCE);
        } catch (IOException e) {
            throw unreadable(given, "it cannot be read");
        }
    }

    private static Path file(String given) {
        try {
            Path file = Path.of(given);
            if (!Files.exists(file)) {
                throw unreadable(given, "it is not there");
            }
            if (Files.isDirectory(file)) {
                throw unreadable(given, "it is a folder: name the ZIP itself, not what was unpacked of it");
            }
            if (!Files.isRegularFile(file)) {
                throw unreadable(given, "it is no file");
            }
            if (!Files.isReadable(file)) {
                throw unreadable(given, "this user has no right to read it");
            }
            return file;
        } catch (InvalidPathException e) {
            throw unreadable(given, "that is no name of a file");
        }
    }

    private static CommandException unreadable(String given, String why) {
        return new CommandException(
                ExitCode.USAGE,
                "The archive \"" + Plain.line(given) + "\" cannot be sent: " + why
                        + "; the ZIP that X sends its users is allowed, or the id of an archive given before (see: starling"
                        + " archives list)");
    }

    private static InputStream open(Path file, LongConsumer sent) {
        try {
            return new FilterInputStream(Files.newInputStream(file)) {
                private long count;
                private long told;

                @Override
                public int read() throws IOException {
                    int one = super.read();
                    tell(one < 0 ? -1 : 1);
                    return one;
                }

                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    int read = super.read(into, from, length);
                    tell(read);
                    return read;
                }

                private void tell(int read) {
                    count += Math.max(0, read);
                    if (read < 0 || count - told >= STEP) {
                        told = count;
                        sent.accept(read < 0 ? Long.MAX_VALUE : count);
                    }
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
