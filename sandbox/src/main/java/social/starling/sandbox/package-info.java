/**
 * The floor that the simulated platforms stand on: real HTTP on loopback, faults on demand, the request log, rate windows,
 * the adjustable clock, and the journal in which a platform keeps its state.
 *
 * <p>What a platform demands of its callers lives in the platform's own package and not here. Knows no other module: it
 * is the other side of the wire.
 */
@NullMarked
package social.starling.sandbox;

import org.jspecify.annotations.NullMarked;
