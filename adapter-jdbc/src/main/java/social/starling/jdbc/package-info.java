/**
 * The ledger and the repositories in SQL, with their migrations.
 *
 * <p>State machines and retry rules stay in core: this package stores and compares.
 */
@NullMarked
package social.starling.jdbc;

import org.jspecify.annotations.NullMarked;
