/**
 * The real threads and clocks behind {@code ports.task}; a simulation brings its own.
 */
@NullMarked
package social.starling.core.task;

import org.jspecify.annotations.NullMarked;
