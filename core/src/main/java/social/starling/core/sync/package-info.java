/**
 * Reading the source of each route and planning what to carry; pure but for the reading. Sending is the courier's.
 */
@NullMarked
package social.starling.core.sync;

import org.jspecify.annotations.NullMarked;
