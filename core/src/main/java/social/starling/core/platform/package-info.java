/**
 * The platforms that are wired in, and which accounts on them take calls just now. What a platform can do is in its
 * adapter.
 */
@NullMarked
package social.starling.core.platform;

import org.jspecify.annotations.NullMarked;
