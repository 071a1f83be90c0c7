/**
 * Bringing over older posts: counting a window of them, then planning it slice by slice at a pace, with live posts first.
 * What a post becomes is {@code core.sync}'s and {@code core.compose}'s; sending is the courier's.
 */
@NullMarked
package social.starling.core.backfill;

import org.jspecify.annotations.NullMarked;
