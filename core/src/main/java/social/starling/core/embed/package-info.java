/**
 * Starling inside another program: the parts of core put together with defaults, for hosts that bring their own adapters. The
 * daemon wires its parts itself, in assembly.
 */
@NullMarked
package social.starling.core.embed;

import org.jspecify.annotations.NullMarked;
