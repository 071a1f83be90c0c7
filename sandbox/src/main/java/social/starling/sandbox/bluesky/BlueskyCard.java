package social.starling.sandbox.bluesky;

import java.util.Optional;

/**
 * The card of a link on a user's post, as the official app makes it when a link is typed.
 *
 * @param picture an image
 */
public record BlueskyCard(String url, String title, String description, Optional<BlueskyMedia> picture) {}
