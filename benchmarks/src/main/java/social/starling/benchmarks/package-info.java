/**
 * Measurements of speed and memory, by JMH and on whole processes.
 *
 * <p>Nothing here is a test: figures are read by people, never compared by the build.
 */
@NullMarked
package social.starling.benchmarks;

import org.jspecify.annotations.NullMarked;
