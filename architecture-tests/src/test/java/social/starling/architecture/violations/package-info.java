/**
 * Broken rules, a package for each, laid out as a small house of its own; never part of the product.
 *
 * <p>Every class here breaks the rule of its package, but for those whose name begins with Innocent.
 */
@NullMarked
package social.starling.architecture.violations;

import org.jspecify.annotations.NullMarked;
