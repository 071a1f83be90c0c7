/**
 * The commands of {@code starling}.
 *
 * <p>They work through the API: the daemon's where one runs, else the same API in this process (docs/decisions/0012).
 * Nothing here touches the state by itself.
 */
@NullMarked
package social.starling.cli;

import org.jspecify.annotations.NullMarked;
