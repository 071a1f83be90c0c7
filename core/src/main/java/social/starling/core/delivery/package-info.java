/**
 * The life of a delivery: the courier that claims and sends once, the reconciler that looks for lost answers, the
 * writer that gathers changes into transactions, and what people may decide. Planning lives with each source of posts.
 */
@NullMarked
package social.starling.core.delivery;

import org.jspecify.annotations.NullMarked;
