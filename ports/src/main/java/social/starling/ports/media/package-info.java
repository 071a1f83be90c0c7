/**
 * Pictures and videos on their way from one platform to another: what a post shows, what a target takes of it, and the
 * ports that fetch, fit and keep the files. How a platform takes bytes is its adapter's.
 */
@NullMarked
package social.starling.ports.media;

import org.jspecify.annotations.NullMarked;
