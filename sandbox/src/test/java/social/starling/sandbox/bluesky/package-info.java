/** Every strictness of the simulated platform, proved over HTTP. */
@NullMarked
package social.starling.sandbox.bluesky;

import org.jspecify.annotations.NullMarked;
