/**
 * Programs that a stranger can copy: each embeds Starling in a few lines. What they have in common, a made-up platform, lives
 * in {@code notebook}.
 */
@NullMarked
package social.starling.examples;

import org.jspecify.annotations.NullMarked;
