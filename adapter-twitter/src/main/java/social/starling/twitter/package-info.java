/**
 * X: reading, publishing, sign-in, text rules and prices.
 *
 * <p>Splitting and planning stay in core.
 */
@NullMarked
package social.starling.twitter;

import org.jspecify.annotations.NullMarked;
