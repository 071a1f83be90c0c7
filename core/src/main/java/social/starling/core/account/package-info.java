/**
 * Connecting, checking and disconnecting accounts. How a platform signs people in is its adapter's business.
 */
@NullMarked
package social.starling.core.account;

import org.jspecify.annotations.NullMarked;
