/**
 * The world in which core is tried out: virtual time, one task at a time in an order that follows from a seed, crashes,
 * faults at every port, and platforms that remember what really happened. Expectations about core live with core.
 */
@NullMarked
package social.starling.testkit.simulation;

import org.jspecify.annotations.NullMarked;
