package social.starling.twitter;

import java.io.IOException;

/** A file is no archive of X, or not as X made it; the message is a sentence for people. */
final class DamagedArchiveException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedArchiveException(String message) {
        super(message);
    }
}
