/**
 * Posts as they stand on a platform and the port that reads them. What Starling is about to send is a
 * {@code publish.Content}.
 */
@NullMarked
package social.starling.ports.post;

import org.jspecify.annotations.NullMarked;
