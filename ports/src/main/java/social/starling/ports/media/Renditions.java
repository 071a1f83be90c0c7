package social.starling.ports.media;

import java.io.IOException;
import java.io.InputStream;

/** The fitted files that are kept for deliveries under way. */
public interface Renditions {
    /**
     * The bytes from the first on; the caller closes it.
     *
     * @throws java.io.FileNotFoundException when it is not kept (any more)
     */
    InputStream open(Rendition rendition) throws IOException;
}
