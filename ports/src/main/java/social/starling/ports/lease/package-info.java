/** Rights that one daemon at a time has among those on one database. Leases of deliveries are the ledger's. */
@NullMarked
package social.starling.ports.lease;

import org.jspecify.annotations.NullMarked;
