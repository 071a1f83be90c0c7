package social.starling.media;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import social.starling.http.Download;
import social.starling.ports.media.MediaFitter.Fitting;
import social.starling.ports.media.Pin;
import social.starling.ports.media.Rendition;

/**
 * The files on disk and who needs them. Below its folder lie {@code images} and {@code videos} as they were fetched, named
 * by content, {@code renditions} as targets take them, {@code pins} with a folder of answers per pin, and
 * {@code partial}, which holds whatever is not finished and is emptied at each start.
 */
final class Shelf {
    private final Path folder;
    private final boolean keepOriginals;
    private final AtomicLong drafts = new AtomicLong();

    /** Guards the maps and the moves of files that they speak of; no network and no decoding happens under it. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Map<Pin, Map<String, Kept>> pins = new HashMap<>();
    private final Map<String, Kept> answers = new HashMap<>();
    private final Map<String, String> originals = new HashMap<>();
    private final Map<String, Integer> users = new HashMap<>();

    private Shelf(Path folder, boolean keepOriginals) {
        this.folder = folder;
        this.keepOriginals = keepOriginals;
    }

    static Shelf open(Path folder, boolean keepOriginals) throws IOException {
        Shelf shelf = new Shelf(folder, keepOriginals);
        for (String part : new String[] {"", "images", "videos", "renditions", "pins", "partial"}) {
            PrivateFiles.createFolder(folder.resolve(part));
        }
        shelf.restore();
        return shelf;
    }

    /** A new empty file that nobody takes for a finished one. */
    Path draft() throws IOException {
        Path file = folder.resolve("partial").resolve("file-" + drafts.incrementAndGet());
        PrivateFiles.createFile(file);
        return file;
    }

    /** What was answered to the question under this pin, or under another one and from now on for this one too. */
    @Nullable
    Fitting answer(Pin pin, String question) throws IOException {
        lock.lock();
        try {
            Map<String, Kept> own = pins.getOrDefault(pin, Map.of());
            Kept kept = own.containsKey(question) ? own.get(question) : answers.get(question);
            if (kept == null || isLost(kept)) {
                return null;
            }
            hold(pin, kept);
            return kept.fitting();
        } finally {
            lock.unlock();
        }
    }

    private boolean isLost(Kept kept) {
        return kept.fitting() instanceof Fitting.Fitted fitted && !isThere(fitted.rendition());
    }

    /** Keeps an answer under a pin. @param rendition the finished file of a {@code Fitted}; null for an {@code Unfit} */
    void keep(Pin pin, Kept kept, @Nullable Path rendition) throws IOException {
        lock.lock();
        try {
            if (rendition != null && kept.fitting() instanceof Fitting.Fitted fitted) {
                PrivateFiles.move(rendition, place(fitted.rendition()));
            }
            hold(pin, kept);
        } finally {
            lock.unlock();
        }
    }

    private void hold(Pin pin, Kept kept) throws IOException {
        Map<String, Kept> own = pins.computeIfAbsent(pin, id -> new HashMap<>());
        if (kept.equals(own.get(kept.question()))) {
            return;
        }
        Path place = folder.resolve("pins").resolve(pin.name());
        PrivateFiles.createFolder(place);
        Path draft = draft();
        Files.write(draft, kept.json());
        PrivateFiles.move(draft, place.resolve(kept.question() + ".json"));
        remember(own, kept);
    }

    private void remember(Map<String, Kept> own, Kept kept) throws IOException {
        Kept before = own.put(kept.question(), kept);
        answers.put(kept.question(), kept);
        for (String file : files(kept)) {
            users.merge(file, 1, Integer::sum);
        }
        if (kept.original() != null) {
            originals.put(kept.url(), kept.original());
        }
        if (before != null) {
            for (String file : files(before)) {
                letGo(file);
            }
        }
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
            String kind = format.isVideo() ? "videos/" : "images/";
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

    /** The answers go before the files: what is left when this is cut off is swept at the next start. */
    void release(Pin pin) throws IOException {
        lock.lock();
        try {
            Map<String, Kept> own = pins.remove(pin);
            Path place = folder.resolve("pins").resolve(pin.name());
            for (Path file : PrivateFiles.in(place)) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(place);
            for (Kept kept : own == null ? Map.<String, Kept>of().values() : own.values()) {
                forget(kept);
                for (String file : files(kept)) {
                    letGo(file);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void forget(Kept kept) {
        boolean needed = pins.values().stream().anyMatch(others -> kept.equals(others.get(kept.question())));
        if (!needed) {
            answers.remove(kept.question());
        }
    }

    private void letGo(String file) throws IOException {
        if (users.merge(file, -1, Integer::sum) > 0) {
            return;
        }
        users.remove(file);
        if (!keepOriginals || file.startsWith("renditions/")) {
            originals.values().remove(file);
            Files.deleteIfExists(folder.resolve(file));
        }
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

    Set<Pin> held() {
        lock.lock();
        try {
            return Set.copyOf(pins.keySet());
        } finally {
            lock.unlock();
        }
    }

    private boolean isThere(Rendition rendition) {
        Path file = place(rendition);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) == rendition.bytes();
        } catch (IOException e) {
            return false;
        }
    }

    private Path place(Rendition rendition) {
        return folder.resolve("renditions").resolve(rendition.sha256());
    }

    private static List<String> files(Kept kept) {
        List<String> files = new ArrayList<>();
        if (kept.original() != null) {
            files.add(kept.original());
        }
        if (kept.fitting() instanceof Fitting.Fitted fitted) {
            files.add("renditions/" + fitted.rendition().sha256());
        }
        return files;
    }

    /** After a power cut a file may have its name and not its bytes; such an answer is not kept. */
    private void restore() throws IOException {
        for (Path file : PrivateFiles.in(folder.resolve("partial"))) {
            Files.deleteIfExists(file);
        }
        for (Path place : PrivateFiles.in(folder.resolve("pins"))) {
            Pin pin = named(place);
            if (pin == null) {
                continue;
            }
            Map<String, Kept> own = pins.computeIfAbsent(pin, id -> new HashMap<>());
            for (Path file : PrivateFiles.in(place)) {
                Kept kept = Kept.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                if (kept == null || !isWhole(kept)) {
                    Files.deleteIfExists(file);
                } else {
                    remember(own, kept);
                }
            }
        }
        sweep("renditions");
        if (!keepOriginals) {
            sweep("images");
            sweep("videos");
        }
    }

    /** Null for what somebody else has put there. */
    private static @Nullable Pin named(Path place) {
        try {
            return new Pin(String.valueOf(place.getFileName()));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private boolean isWhole(Kept kept) throws IOException {
        return !(kept.fitting() instanceof Fitting.Fitted fitted)
                || isThere(fitted.rendition())
                        && PrivateFiles.hash(place(fitted.rendition()), "SHA-256")
                                .equals(fitted.rendition().sha256());
    }

    private void sweep(String part) throws IOException {
        for (Path file : PrivateFiles.in(folder.resolve(part))) {
            if (!users.containsKey(relative(file))) {
                Files.deleteIfExists(file);
            }
        }
    }
}
