/**
 * What happens in Starling, as sealed types, and the bus that wakes those who follow the stored events.
 */
@NullMarked
package social.starling.core.event;

import org.jspecify.annotations.NullMarked;
