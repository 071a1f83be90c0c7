/**
 * Time and threads as core sees them: core blocks in port calls and in these types only, so that a simulation can
 * own both.
 */
@NullMarked
package social.starling.ports.task;

import org.jspecify.annotations.NullMarked;
