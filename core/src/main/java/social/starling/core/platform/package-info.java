/**
 * The platforms that are wired in. What they can do is in their adapters.
 */
@NullMarked
package social.starling.core.platform;

import org.jspecify.annotations.NullMarked;
