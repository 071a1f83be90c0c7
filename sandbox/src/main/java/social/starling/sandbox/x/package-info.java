/**
 * X API v2 as its callers see it: sign-in, posts, timelines, limits, prices.
 *
 * <p>What is common to all simulated platforms (HTTP, faults, the log) lives one package up. Deliberate differences from
 * the real X are listed in docs/sandbox.md.
 */
@NullMarked
package social.starling.sandbox.x;

import org.jspecify.annotations.NullMarked;
