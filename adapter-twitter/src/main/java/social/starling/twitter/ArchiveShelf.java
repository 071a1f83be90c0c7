package social.starling.twitter;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import social.starling.ports.archive.ArchiveId;
import social.starling.ports.archive.PostArchive;
import social.starling.ports.platform.Platform;

/**
 * The folder of archives, for its owner alone: a folder for each, named by its id, with the ZIP as it was given and where
 * things lie in it. What is not finished is named otherwise, and deleted by the next start.
 */
final class ArchiveShelf implements AutoCloseable {
    private static final String ZIP = "archive.zip";
    private static final String PARTIAL = "partial-";

    private final Path folder;
    private final Platform platform;
    private final InstantSource clock;
    private final ReentrantLock taking = new ReentrantLock();
    private final AtomicLong partials = new AtomicLong();
    private final Map<ArchiveId, ArchiveContents> open = new ConcurrentHashMap<>();

    private ArchiveShelf(Path folder, Platform platform, InstantSource clock) {
        this.folder = folder;
        this.platform = platform;
        this.clock = clock;
    }

    /** @throws IOException when the folder cannot be made or read */
    static ArchiveShelf open(Path folder, Platform platform, InstantSource clock) throws IOException {
        OwnFolders.create(folder);
        for (Path left : OwnFolders.in(folder)) {
            if (left.getFileName().toString().startsWith(PARTIAL)) {
                OwnFolders.delete(left);
            }
        }
        return new ArchiveShelf(folder, platform, clock);
    }

    /** See {@link social.starling.ports.archive.PostArchives#take}. */
    PostArchive take(InputStream file, long size) {
        if (!taking.tryLock()) {
            throw new IllegalStateException("Another archive is just being taken; wait for its end and try again");
        }
        try {
            Path partial = folder.resolve(PARTIAL + partials.incrementAndGet());
            OwnFolders.create(partial);
            try {
                return taken(file, size, partial);
            } finally {
                OwnFolders.delete(partial);
            }
        } catch (DamagedArchiveException e) {
            throw new IllegalArgumentException("The file is not taken. " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of archives cannot be used", e);
        } finally {
            taking.unlock();
        }
    }

    private PostArchive taken(InputStream file, long size, Path partial) throws IOException {
        Path zip = partial.resolve(ZIP);
        ArchiveId id = ArchiveId.of(new ArchiveCopy(zip).of(file, size));
        Optional<PostArchive> there = find(id);
        if (there.isPresent()) {
            return there.get();
        }
        ArchiveIntake.Found found = ArchiveIntake.read(partial, zip);
        PostArchive archive = new PostArchive(
                id,
                platform,
                found.owner().id(),
                found.owner().handle(),
                Files.size(zip),
                clock.instant(),
                found.tally());
        new ArchiveFacts(archive, found.folder()).write(partial);
        OwnFolders.sync(partial);
        remove(id);
        Files.move(partial, place(id), StandardCopyOption.ATOMIC_MOVE);
        return archive;
    }

    /** Empty where there is none, or where its ZIP is gone or has another length. */
    Optional<PostArchive> find(ArchiveId id) {
        return facts(id).map(ArchiveFacts::archive);
    }

    private Optional<ArchiveFacts> facts(ArchiveId id) {
        Path zip = place(id).resolve(ZIP);
        ArchiveFacts facts = ArchiveFacts.read(place(id));
        try {
            boolean whole = facts != null
                    && facts.archive().id().equals(id)
                    && Files.isRegularFile(zip, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(zip) == facts.archive().bytes();
            return whole ? Optional.ofNullable(facts) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The newest first. */
    List<PostArchive> list() {
        List<PostArchive> all = new ArrayList<>();
        try {
            for (Path one : OwnFolders.in(folder)) {
                String name = one.getFileName().toString();
                if (ArchiveId.isOne(name)) {
                    find(new ArchiveId(name)).ifPresent(all::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of archives cannot be read", e);
        }
        all.sort(Comparator.comparing(PostArchive::takenAt).reversed());
        return all;
    }

    /**
     * The posts of one; they stay open until it is removed.
     *
     * @throws IllegalArgumentException when there is no such archive (any more)
     */
    ArchiveContents contents(ArchiveId id) {
        if (find(id).isEmpty()) {
            throw new IllegalArgumentException(missing(id));
        }
        return open.computeIfAbsent(id, one -> {
            try {
                return ArchiveContents.open(place(one));
            } catch (IOException e) {
                throw new UncheckedIOException("The archive " + one + " cannot be read", e);
            }
        });
    }

    /**
     * A media file of one, by its name; the caller closes it.
     *
     * @throws FileNotFoundException with a sentence when it is not there (any more)
     */
    InputStream media(ArchiveId id, String name) throws IOException {
        ArchiveFacts facts = facts(id).orElseThrow(() -> new FileNotFoundException(missing(id)));
        MediaTable.Place place = contents(id).media().find(name);
        if (place == null) {
            throw new FileNotFoundException("The archive " + id + " holds no file " + ZipNames.shown(name));
        }
        return MediaTable.open(place(id).resolve(ZIP), facts.inside(), name, place);
    }

    private static String missing(ArchiveId id) {
        return "The archive " + id
                + " is not in the data folder any more, or was changed there; give the same file again:"
                + " starling archives add FILE";
    }

    /** Nothing happens where there is none. */
    void remove(ArchiveId id) {
        try {
            close(open.remove(id));
            Path place = place(id);
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                Path leaving = folder.resolve(PARTIAL + partials.incrementAndGet());
                Files.move(place, leaving, StandardCopyOption.ATOMIC_MOVE);
                OwnFolders.delete(leaving);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The archive " + id + " cannot be deleted", e);
        }
    }

    private Path place(ArchiveId id) {
        return folder.resolve(id.value());
    }

    private static void close(@Nullable ArchiveContents contents) throws IOException {
        if (contents != null) {
            contents.close();
        }
    }

    @Override
    public void close() {
        for (ArchiveContents contents : open.values()) {
            try {
                contents.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        open.clear();
    }
}
