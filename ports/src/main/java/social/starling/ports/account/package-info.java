/**
 * Accounts that a user has connected, how they are signed in, and their secrets. What they post lives elsewhere.
 */
@NullMarked
package social.starling.ports.account;

import org.jspecify.annotations.NullMarked;
