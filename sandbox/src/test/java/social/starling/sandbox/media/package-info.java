/** What files are by their bytes. */
@NullMarked
package social.starling.sandbox.media;

import org.jspecify.annotations.NullMarked;
