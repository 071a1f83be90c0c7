/**
 * Domain logic on the JDK alone, a package per capability.
 *
 * <p>No I/O, no threads and no clock of its own: they come in through constructors.
 */
@NullMarked
package social.starling.core;

import org.jspecify.annotations.NullMarked;
