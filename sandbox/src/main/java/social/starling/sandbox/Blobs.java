package social.starling.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Bytes by the hash of their content: in memory, or each as a file of a folder. The same bytes are there once. */
public final class Blobs {
    private final Optional<Path> folder;
    private final Map<String, byte[]> memory = new HashMap<>();

    private Blobs(Optional<Path> folder) {
        this.folder = folder;
    }

    static Blobs inMemory() {
        return new Blobs(Optional.empty());
    }

    /** @param folder is made with the first blob */
    static Blobs in(Path folder) {
        return new Blobs(Optional.of(folder));
    }

    /** Keeps {@code bytes}; they are there whole when this returns. The answer is their SHA-256 in lower-case hex. */
    public String add(byte[] bytes) {
        String hash = HexFormat.of().formatHex(Digests.sha256(bytes));
        if (folder.isEmpty()) {
            memory.putIfAbsent(hash, bytes.clone());
            return hash;
        }
        try {
            write(folder.get(), hash, bytes);
            return hash;
        } catch (IOException e) {
            throw new UncheckedIOException("the blob " + hash + " of " + bytes.length + " bytes cannot be kept", e);
        }
    }

    /** The bytes of a hash. */
    public Optional<byte[]> find(String hash) {
        if (folder.isEmpty()) {
            return Optional.ofNullable(memory.get(hash)).map(byte[]::clone);
        }
        Path file = folder.get().resolve(hash);
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the blob " + hash + " cannot be read", e);
        }
    }

    /** Under another name first, so that half a file never has the name of a whole one. */
    private static void write(Path folder, String hash, byte[] bytes) throws IOException {
        Path file = folder.resolve(hash);
        if (Files.exists(file)) {
            return;
        }
        PrivateFolder.make(folder);
        Path draft = folder.resolve(hash + ".new");
        try (FileChannel channel = PrivateFolder.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
