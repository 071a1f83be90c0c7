/**
 * The portable form of a database: a ZIP with a manifest and, for each table, its rows as lines of JSON. Here lives how rows
 * become lines and lines rows, over any connection. Which connection, which schema and what is put in whose place lives in
 * the package above.
 */
@NullMarked
package social.starling.jdbc.backup;

import org.jspecify.annotations.NullMarked;
