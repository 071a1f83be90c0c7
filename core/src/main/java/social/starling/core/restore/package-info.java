/**
 * What happens after the database was restored from an older backup: copies of which it has no memory are recognised on
 * the accounts themselves. Noticing the restore lives in assembly, adopting a post in the ledger.
 */
@NullMarked
package social.starling.core.restore;

import org.jspecify.annotations.NullMarked;
