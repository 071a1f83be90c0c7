/**
 * A made-up platform, as an example of an adapter: everybody's posts are lines of a text file. It needs the JDK and
 * {@code ports} alone.
 */
@NullMarked
package social.starling.examples.notebook;

import org.jspecify.annotations.NullMarked;
