/**
 * Events as rows: what a ledger transaction leaves for live views. The sealed event types are core's.
 */
@NullMarked
package social.starling.ports.event;

import org.jspecify.annotations.NullMarked;
