/**
 * Archives of a whole account's posts, as platforms give them to the account's owner. What they look like is the business of
 * the platform's adapter; what is brought over of them is a backfill like every other.
 */
@NullMarked
package social.starling.ports.archive;

import org.jspecify.annotations.NullMarked;
