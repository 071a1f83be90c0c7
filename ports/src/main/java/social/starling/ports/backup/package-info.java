/**
 * What a backup holds, and which history a database tells. Where the rows of a backup come from and go to lives in the
 * adapter of the database; what happens after a restore lives in core.
 */
@NullMarked
package social.starling.ports.backup;

import org.jspecify.annotations.NullMarked;
