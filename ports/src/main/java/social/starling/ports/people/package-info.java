/**
 * People who are the same on several platforms, as users say. How they are mentioned is composing's; who is connected is
 * {@code account}'s.
 */
@NullMarked
package social.starling.ports.people;

import org.jspecify.annotations.NullMarked;
