/**
 * Pictures and videos on their way from one platform to another: what they are, what a target takes of them, and the
 * ports that fetch, fit and keep them. What a source's post shows is told by {@code post}; how a platform takes bytes is
 * its adapter's.
 */
@NullMarked
package social.starling.ports.media;

import org.jspecify.annotations.NullMarked;
