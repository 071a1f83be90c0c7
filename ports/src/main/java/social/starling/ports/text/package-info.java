/**
 * Text as every platform can be told about it: characters, facets over them, and the small pure port by which a
 * platform says how it counts and what it recognises. Splitting and composing live in core.
 */
@NullMarked
package social.starling.ports.text;

import org.jspecify.annotations.NullMarked;
