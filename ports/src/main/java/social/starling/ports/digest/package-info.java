/**
 * The one way in which ids and fingerprints are derived from text. File hashes of the media library live with it.
 */
@NullMarked
package social.starling.ports.digest;

import org.jspecify.annotations.NullMarked;
