/**
 * Scenarios of the real core in a simulated world: lost answers, crashes, echo. The world itself is in testkit.
 */
@NullMarked
package social.starling.core.simulation;

import org.jspecify.annotations.NullMarked;
