package social.starling.ports.media;

import java.io.IOException;
import java.io.InputStream;

/** Media files that lie here already, under addresses with a scheme of their own, and need not be fetched. */
public interface LocalMedia {
    /** Whether the address is one of these, whether its file is there or not. */
    boolean isOne(String url);

    /**
     * The bytes from the first on; the caller closes it. Reading throws an {@link IOException} where they are damaged.
     *
     * @throws java.io.FileNotFoundException with a sentence for people when the file is not there (any more)
     */
    InputStream open(String url) throws IOException;

    /** Where all media files are fetched. */
    static LocalMedia none() {
        return new LocalMedia() {
            @Override
            public boolean isOne(String url) {
                return false;
            }

            @Override
            public InputStream open(String url) {
                throw new IllegalArgumentException("No media file lies under " + url + "; it must be fetched");
            }
        };
    }
}
