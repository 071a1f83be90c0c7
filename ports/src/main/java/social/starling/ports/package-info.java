/**
 * The vocabulary that crosses a port: records, sealed types and the driven port interfaces, by topic in sub-packages.
 *
 * <p>Logic that only core needs does not live here.
 */
@NullMarked
package social.starling.ports;

import org.jspecify.annotations.NullMarked;
