/**
 * Where a text may be cut: graphemes, sentences, words, and the splitter that makes posts of a long text by them.
 *
 * <p>How a platform counts and what it recognises is the adapters' ({@code ports.text.TextDialect}); what is rewritten
 * before a text is split is {@code core.compose}'s.
 */
@NullMarked
package social.starling.core.text;

import org.jspecify.annotations.NullMarked;
