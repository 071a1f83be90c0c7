/**
 * Observation of ports by one dynamic proxy. What is done with the observations is decided in the assembly.
 */
@NullMarked
package social.starling.core.monitor;

import org.jspecify.annotations.NullMarked;
