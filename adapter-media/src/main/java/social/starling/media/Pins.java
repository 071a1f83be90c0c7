package social.starling.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import social.starling.ports.media.MediaFitter.Fitting;
import social.starling.ports.media.Pin;

/**
 * What was answered under which pin, in memory and in a file per answer, named {@code PIN.QUESTION.json}. As long as an answer is kept, the {@link Shelf}
 * keeps the files that it names.
 */
final class Pins {
    private static final Pattern NAME = Pattern.compile("([a-z0-9-]{1,64})\\.[0-9a-f]{64}\\.json");

    private final Path folder;
    private final Shelf shelf;

    /** Guards the maps and the files that they speak of; no network and no decoding happens under it. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Map<Pin, Map<String, Kept>> pins = new HashMap<>();
    private final Map<String, Kept> answers = new HashMap<>();

    private Pins(Path folder, Shelf shelf) {
        this.folder = folder;
        this.shelf = shelf;
    }

    /** Takes up what an earlier process kept in {@code folder}. */
    static Pins open(Path folder, Shelf shelf) throws IOException {
        PrivateFiles.createFolder(folder);
        Pins pins = new Pins(folder, shelf);
        pins.restore();
        return pins;
    }

    /** After a crash a file may have its name and not its bytes; such an answer is not kept. */
    private void restore() throws IOException {
        for (Path file : PrivateFiles.in(folder)) {
            Pin pin = named(file);
            if (pin == null) {
                continue;
            }
            Kept kept = Kept.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            if (kept == null || !file.equals(place(pin, kept)) || !isWhole(kept)) {
                Files.deleteIfExists(file);
            } else {
                remember(pins.computeIfAbsent(pin, id -> new HashMap<>()), kept);
            }
        }
    }

    private Path place(Pin pin, Kept kept) {
        return folder.resolve(pin.name() + "." + kept.question() + ".json");
    }

    /** Null for what somebody else has put there. */
    private static @Nullable Pin named(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? new Pin(name.group(1)) : null;
    }

    private boolean isWhole(Kept kept) throws IOException {
        return !(kept.fitting() instanceof Fitting.Fitted fitted) || shelf.isWhole(fitted.rendition());
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
        return kept.fitting() instanceof Fitting.Fitted fitted && !shelf.isThere(fitted.rendition());
    }

    /** Keeps an answer under a pin. @param rendition the finished file of a {@code Fitted}; null for an {@code Unfit} */
    void keep(Pin pin, Kept kept, @Nullable Path rendition) throws IOException {
        lock.lock();
        try {
            if (rendition != null && kept.fitting() instanceof Fitting.Fitted fitted) {
                shelf.put(fitted.rendition(), rendition);
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
        Path place = place(pin, kept);
        Files.deleteIfExists(place);
        PrivateFiles.write(place, kept.json());
        remember(own, kept);
    }

    private void remember(Map<String, Kept> own, Kept kept) throws IOException {
        Kept before = own.put(kept.question(), kept);
        answers.put(kept.question(), kept);
        shelf.need(kept);
        if (before != null) {
            shelf.letGo(before);
        }
    }

    /** The answers go before the files: what is left when this is cut off is swept at the next start. */
    void release(Pin pin) throws IOException {
        lock.lock();
        try {
            Map<String, Kept> own = pins.remove(pin);
            for (Kept kept : own == null ? List.<Kept>of() : own.values()) {
                Files.deleteIfExists(place(pin, kept));
                forget(kept);
                shelf.letGo(kept);
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

    Set<Pin> held() {
        lock.lock();
        try {
            return Set.copyOf(pins.keySet());
        } finally {
            lock.unlock();
        }
    }
}
