/**
 * What is true of a platform and not of one account or post: its name, its failures and the observer of its calls.
 */
@NullMarked
package social.starling.ports.platform;

import org.jspecify.annotations.NullMarked;
