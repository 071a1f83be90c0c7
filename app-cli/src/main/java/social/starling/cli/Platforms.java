package social.starling.cli;

import java.util.Iterator;
import java.util.List;

/** The platforms that a shell completes; the daemon alone decides which there are. */
final class Platforms implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return List.of("bluesky", "twitter").iterator();
    }
}
