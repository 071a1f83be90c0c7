/**
 * The REST API, live events and the service loop.
 *
 * <p>Decisions stay in core; this package translates requests and answers.
 */
@NullMarked
package social.starling.daemon;

import org.jspecify.annotations.NullMarked;
