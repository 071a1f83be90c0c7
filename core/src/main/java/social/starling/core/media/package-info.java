/**
 * What a delivery shows, on its way to the target: fetched and fitted before an attempt is opened, told where it cannot be
 * carried, let go once the delivery is settled. Files themselves are fetched, decoded and kept by an adapter; what a draft
 * may show at all is {@code core.compose}'s.
 */
@NullMarked
package social.starling.core.media;

import org.jspecify.annotations.NullMarked;
