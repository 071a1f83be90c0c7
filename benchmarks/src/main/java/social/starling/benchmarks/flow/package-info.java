/**
 * Measurements of a whole Starling between the simulated platforms, which run in a process of their own
 * ({@link social.starling.benchmarks.flow.PlatformServer}).
 *
 * <p>How the figures are to be read stands in docs/benchmarks.md.
 */
@NullMarked
package social.starling.benchmarks.flow;

import org.jspecify.annotations.NullMarked;
