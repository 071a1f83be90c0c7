/**
 * What every implementation of a port must do, as tests that each implementation extends, and the samples they are
 * written with. Nothing here knows any implementation.
 */
@NullMarked
package social.starling.testkit.contract;

import org.jspecify.annotations.NullMarked;
