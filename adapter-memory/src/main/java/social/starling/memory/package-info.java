/**
 * The ledger and the repositories in memory, for embedding, demos and tests: one shared state under one lock, and a
 * small class per port over it. Beside them, what is remembered of another store. Nothing here outlives the process; what
 * must, lives in the database adapter.
 */
@NullMarked
package social.starling.memory;

import org.jspecify.annotations.NullMarked;
