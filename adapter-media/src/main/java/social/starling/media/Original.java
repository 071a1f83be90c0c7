package social.starling.media;

import java.nio.file.Path;

/**
 * A fetched file, lent by the shelf, and what is in it.
 *
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits
 */
record Original(Path file, String sha256, Facts facts) {}
