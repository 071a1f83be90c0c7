/**
 * Measurements of speed and memory, on whole processes and real databases.
 *
 * <p>Nothing here is a test: figures are read by people, never compared by the build.
 */
@NullMarked
package social.starling.benchmarks;

import org.jspecify.annotations.NullMarked;
