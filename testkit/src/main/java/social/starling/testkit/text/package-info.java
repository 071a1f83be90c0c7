/**
 * Texts as people and attackers write them, and what must hold for every way of splitting them.
 */
@NullMarked
package social.starling.testkit.text;

import org.jspecify.annotations.NullMarked;
