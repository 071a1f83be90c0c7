/**
 * X and Bluesky simulated over real HTTP on loopback, as strict as the real ones, with faults on demand.
 *
 * <p>Knows no other module: it is the other side of the wire.
 */
@NullMarked
package social.starling.sandbox;

import org.jspecify.annotations.NullMarked;
