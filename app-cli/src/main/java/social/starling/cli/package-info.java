/**
 * The commands of {@code starling}.
 *
 * <p>They work through the API when the daemon runs and directly on the state when it does not.
 */
@NullMarked
package social.starling.cli;

import org.jspecify.annotations.NullMarked;
