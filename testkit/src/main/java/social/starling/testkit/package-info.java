/**
 * Contracts that every implementation of a port passes, fakes, and the simulation world with its virtual clock.
 *
 * <p>Nothing here ships with the product.
 */
@NullMarked
package social.starling.testkit;

import org.jspecify.annotations.NullMarked;
