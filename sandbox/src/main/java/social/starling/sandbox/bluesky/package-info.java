/**
 * A Bluesky PDS as its callers see it (XRPC): sessions, records, limits.
 *
 * <p>What is common to all simulated platforms (HTTP, faults, the log) lives one package up. Deliberate differences from a
 * real PDS, above all the strict mode, are listed in docs/sandbox.md.
 */
@NullMarked
package social.starling.sandbox.bluesky;

import org.jspecify.annotations.NullMarked;
