/**
 * What a target can carry of a post: content and the target's capabilities in, the posts to be sent and what was
 * changed, dropped or will cost out. A preflight shows the same value that a plan sends.
 *
 * <p>How a platform counts and writes is the adapters', where a text is cut is {@code core.text}'s, and whether
 * something is sent at all is decided by whoever plans.
 */
@NullMarked
package social.starling.core.compose;

import org.jspecify.annotations.NullMarked;
