/**
 * Every rule of the house that a machine can hold, and for each rule a violation that it is seen to reject.
 *
 * <p>How a class behaves is not looked at here: that is the business of its own module's tests.
 */
@NullMarked
package social.starling.architecture;

import org.jspecify.annotations.NullMarked;
