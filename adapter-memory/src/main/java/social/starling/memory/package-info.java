/**
 * The ledger and the repositories in memory, for embedding, demos and tests.
 *
 * <p>Nothing here survives the process.
 */
@NullMarked
package social.starling.memory;

import org.jspecify.annotations.NullMarked;
