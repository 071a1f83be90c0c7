/**
 * X: reading, publishing, sign-in, text rules and prices, and the archives that it gives its users.
 *
 * <p>Splitting and planning stay in core.
 */
@NullMarked
package social.starling.twitter;

import org.jspecify.annotations.NullMarked;
