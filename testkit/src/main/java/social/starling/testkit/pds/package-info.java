/**
 * A real Bluesky server for tests of any module, in a process of its own on loopback. Its start script and lock file lie in
 * {@code adapter-bluesky/pds}; the simulated one is the sandbox's.
 */
@NullMarked
package social.starling.testkit.pds;

import org.jspecify.annotations.NullMarked;
