/**
 * Parses configuration and wires the object graph by constructors.
 *
 * <p>The only place that knows core and the adapters together.
 */
@NullMarked
package social.starling.assembly;

import org.jspecify.annotations.NullMarked;
