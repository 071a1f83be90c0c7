/**
 * Bluesky: reading, publishing, sign-in and text rules of the AT Protocol.
 *
 * <p>Splitting and planning stay in core.
 */
@NullMarked
package social.starling.bluesky;

import org.jspecify.annotations.NullMarked;
