/** What every implementation of a port must do, as tests that each implementation extends. */
@NullMarked
package social.starling.testkit.contract;

import org.jspecify.annotations.NullMarked;
