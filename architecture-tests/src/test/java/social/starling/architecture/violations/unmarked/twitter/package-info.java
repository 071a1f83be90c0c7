/** A door plate with the mark. */
@NullMarked
package social.starling.architecture.violations.unmarked.twitter;

import org.jspecify.annotations.NullMarked;
