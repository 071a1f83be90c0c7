package social.starling.testkit.simulation;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import social.starling.ports.digest.Digest;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.MediaFitter;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.media.Pin;
import social.starling.ports.media.Rendition;
import social.starling.ports.media.Renditions;

/**
 * Media files in memory; as a disk does, it outlives every daemon. A file's bytes are its address. Put {@link Faults}
 * around its port to let a source be slow or away.
 */
public final class FakeMedia implements MediaFitter, Renditions {
    private final Map<Pin, Map<String, Fitting>> kept = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, Integer> fetches = new HashMap<>();
    private final Set<String> gone = new HashSet<>();

    /** The file behind {@code url} is there no more. */
    public FakeMedia gone(String url) {
        gone.add(url);
        return this;
    }

    /** The file behind {@code url} is there again. */
    public FakeMedia back(String url) {
        gone.remove(url);
        return this;
    }

    /** How often the file behind {@code url} was fetched. */
    public int fetches(String url) {
        return fetches.getOrDefault(url, 0);
    }

    /** For which deliveries something is kept. */
    public Set<Pin> held() {
        return Set.copyOf(kept.keySet());
    }

    @Override
    public Fitting fit(Pin pin, Attachment source, MediaLimits limits) {
        return kept.computeIfAbsent(pin, one -> new HashMap<>())
                .computeIfAbsent(source.kind() + " " + source.url(), question -> fetch(source));
    }

    @Override
    public void release(Pin pin) {
        kept.remove(pin);
    }

    @Override
    public InputStream open(Rendition rendition) throws FileNotFoundException {
        byte[] bytes = files.get(rendition.sha256());
        if (bytes == null) {
            throw new FileNotFoundException("The file " + rendition.sha256() + " is not kept");
        }
        return new ByteArrayInputStream(bytes);
    }

    private Fitting fetch(Attachment source) {
        fetches.merge(source.url(), 1, Integer::sum);
        if (gone.contains(source.url())) {
            return new Fitting.Unfit("its source has it no more");
        }
        byte[] bytes = source.url().getBytes(StandardCharsets.UTF_8);
        String sha256 = Digest.sha256Hex(source.url());
        files.put(sha256, bytes);
        return new Fitting.Fitted(new Rendition(sha256, source.kind(), "image/png", bytes.length, 4, 3, null));
    }
}
