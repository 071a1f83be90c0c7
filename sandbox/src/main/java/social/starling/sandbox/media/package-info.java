/**
 * Pictures and videos as bytes: what a file is by its content, and test pictures to post.
 *
 * <p>Nothing is decoded here and nothing is judged: what a platform takes is for the platform's own rules.
 */
@NullMarked
package social.starling.sandbox.media;

import org.jspecify.annotations.NullMarked;
