package social.starling.ports.delivery;

import social.starling.ports.platform.Platform;

/** The truth that a post is a copy: the post on {@code platform} was made for {@code origin} by Starling. */
public record OriginLink(Platform platform, String postId, Origin origin) {}
