package social.starling.media;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import social.starling.http.Download;
import social.starling.ports.media.MediaFitter.Fitting;
import social.starling.ports.media.Rendition;

/**
 * The files on disk, and how many need each: one that nobody needs any more is deleted. Below the folder lie {@code images}
 * and {@code videos} as they were fetched, named by content, {@code renditions} as targets take them, and {@code partial},
 * which holds whatever is not finished and is emptied at each start.
 */
final class Shelf {
    private static final String IMAGES = "images/";
    private static final String VIDEOS = "videos/";
    private static final String RENDITIONS = "renditions/";
    private static final String PARTIAL = "partial/";

    private final Path folder;
    private final boolean keepOriginals;
    private final AtomicLong drafts = new AtomicLong();

    /** Guards the maps and the moves of files that they speak of; no network and no decoding happens under it. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Map<String, String> originals = new HashMap<>();
    private final Map<String, Integer> users = new HashMap<>();

    private Shelf(Path folder, boolean keepOriginals) {
        this.folder = folder;
        this.keepOriginals = keepOriginals;
    }

    /** What an earlier process left lies there until {@link #sweep}. */
    static Shelf open(Path folder, boolean keepOriginals) throws IOException {
        for (String part : new String[] {"", IMAGES, VIDEOS, RENDITIONS, PARTIAL}) {
            PrivateFiles.createFolder(folder.resolve(part));
        }
        for (Path file : PrivateFiles.in(folder.resolve(PARTIAL))) {
            Files.deleteIfExists(file);
        }
        return new Shelf(folder, keepOriginals);
    }

    /** Deletes what nobody needs. */
    void sweep() throws IOException {
        lock.lock();
        try {
            sweep(RENDITIONS);
            if (!keepOriginals) {
                sweep(IMAGES);
                sweep(VIDEOS);
            }
        } finally {
            lock.unlock();
        }
    }

    private void sweep(String part) throws IOException {
        for (Path file : PrivateFiles.in(folder.resolve(part))) {
            if (!users.containsKey(relative(file))) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The name of a new file that nobody takes for a finished one. */
    Path draft() {
        return folder.resolve(PARTIAL).resolve("file-" + drafts.incrementAndGet());
    }

    /** The fetched file behind an address, if it is kept; whoever borrows it gives it back. */
    @Nullable
    Path borrow(String url) {
        lock.lock();
        try {
            String original = originals.get(url);
            if (original == null || !Files.isRegularFile(folder.resolve(original), LinkOption.NOFOLLOW_LINKS)) {
                return null;
            }
            users.merge(original, 1, Integer::sum);
            return folder.resolve(original);
        } finally {
            lock.unlock();
        }
    }

    /** Gives a fetched file its name by content and lends it. */
    Path adopt(String url, Path draft, Download.Fetched fetched, Format format) throws IOException {
        lock.lock();
        try {
            String kind = format.isVideo() ? VIDEOS : IMAGES;
            String original = kind + fetched.md5() + "." + format.extension();
            if (isOther(folder.resolve(original), fetched)) {
                original = kind + fetched.md5() + "-" + fetched.sha256().substring(0, 8) + "." + format.extension();
            }
            PrivateFiles.move(draft, folder.resolve(original));
            originals.put(url, original);
            users.merge(original, 1, Integer::sum);
            return folder.resolve(original);
        } finally {
            lock.unlock();
        }
    }

    /** Two files with one MD5 have two SHA-256; a file that has not even the MD5 of its name is broken and replaced. */
    private static boolean isOther(Path file, Download.Fetched fetched) throws IOException {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                && !PrivateFiles.hash(file, "SHA-256").equals(fetched.sha256())
                && PrivateFiles.hash(file, "MD5").equals(fetched.md5());
    }

    void giveBack(Path original) throws IOException {
        lock.lock();
        try {
            letGo(relative(original));
        } finally {
            lock.unlock();
        }
    }

    String relative(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** Somebody more needs the files of an answer. */
    void need(Kept kept) {
        lock.lock();
        try {
            files(kept).forEach(file -> users.merge(file, 1, Integer::sum));
            if (kept.original() != null) {
                originals.put(kept.url(), kept.original());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Undoes one {@link #need}. */
    void letGo(Kept kept) throws IOException {
        lock.lock();
        try {
            for (String file : files(kept)) {
                letGo(file);
            }
        } finally {
            lock.unlock();
        }
    }

    private void letGo(String file) throws IOException {
        if (users.merge(file, -1, Integer::sum) > 0) {
            return;
        }
        users.remove(file);
        if (!keepOriginals || file.startsWith(RENDITIONS)) {
            originals.values().remove(file);
            Files.deleteIfExists(folder.resolve(file));
        }
    }

    private static List<String> files(Kept kept) {
        List<String> files = new ArrayList<>();
        if (kept.original() != null) {
            files.add(kept.original());
        }
        if (kept.fitting() instanceof Fitting.Fitted fitted) {
            files.add(RENDITIONS + fitted.rendition().sha256());
        }
        return files;
    }

    /** Gives a finished rendition its place. */
    void put(Rendition rendition, Path draft) throws IOException {
        PrivateFiles.move(draft, place(rendition));
    }

    InputStream open(Rendition rendition) throws IOException {
        if (!isThere(rendition)) {
            throw new FileNotFoundException(
                    "The rendition " + rendition.sha256() + " is not kept any more; fit it again before it is sent");
        }
        try {
            return Files.newInputStream(place(rendition), LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw new FileNotFoundException("The rendition " + rendition.sha256() + " has just been released");
        }
    }

    boolean isThere(Rendition rendition) {
        Path file = place(rendition);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) == rendition.bytes();
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether it has the bytes of its name. */
    boolean isWhole(Rendition rendition) throws IOException {
        return isThere(rendition)
                && PrivateFiles.hash(place(rendition), "SHA-256").equals(rendition.sha256());
    }

    private Path place(Rendition rendition) {
        return folder.resolve(RENDITIONS).resolve(rendition.sha256());
    }
}
