/**
 * The delivery ledger: identities, states, claims, changes and the transactions over them. Deciding which change
 * to make is core's.
 */
@NullMarked
package social.starling.ports.delivery;

import org.jspecify.annotations.NullMarked;
