/**
 * Text as X counts, recognises and shows it, after the rules of twitter-text 3.1.0; pure, and linear in the text.
 *
 * <p>Splitting lives in core, what goes over the wire lives one package up.
 */
@NullMarked
package social.starling.twitter.text;

import org.jspecify.annotations.NullMarked;
