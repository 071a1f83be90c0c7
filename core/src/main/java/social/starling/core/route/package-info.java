/**
 * Creating and changing routes. Following them is {@code core.sync}'s business.
 */
@NullMarked
package social.starling.core.route;

import org.jspecify.annotations.NullMarked;
