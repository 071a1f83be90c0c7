/**
 * What an adapter hands over as a whole, so that adding a platform is one more value in the wiring.
 */
@NullMarked
package social.starling.ports.adapter;

import org.jspecify.annotations.NullMarked;
