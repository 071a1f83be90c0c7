/**
 * The only door out of the house: content, the bytes prepared from it, one attempt to send them and its outcomes. Who
 * decides when to send is the ledger's and the courier's business.
 */
@NullMarked
package social.starling.ports.publish;

import org.jspecify.annotations.NullMarked;
