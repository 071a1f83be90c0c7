/**
 * Bringing over what an account posted before its route existed: what was asked for, what was counted, and how far it has
 * come. Reading, counting and planning are core's; what leaves is a delivery like every other.
 */
@NullMarked
package social.starling.ports.backfill;

import org.jspecify.annotations.NullMarked;
