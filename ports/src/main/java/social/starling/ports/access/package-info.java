/**
 * Who may use Starling's own API: tokens and what each may do. How a platform is signed in lives with the accounts.
 */
@NullMarked
package social.starling.ports.access;

import org.jspecify.annotations.NullMarked;
