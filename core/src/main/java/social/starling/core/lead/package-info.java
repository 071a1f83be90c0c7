/** Which of several daemons on one database does what only one should do. What that is, is wired elsewhere. */
@NullMarked
package social.starling.core.lead;

import org.jspecify.annotations.NullMarked;
