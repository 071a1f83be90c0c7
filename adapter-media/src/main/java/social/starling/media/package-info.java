/**
 * Files of pictures and videos: fetched, looked at, freed of what tells more than they show, made smaller where a target
 * wants it, and kept on disk while a delivery needs them. What a platform takes comes in as limits; how it takes bytes is
 * its adapter's.
 */
@NullMarked
package social.starling.media;

import org.jspecify.annotations.NullMarked;
