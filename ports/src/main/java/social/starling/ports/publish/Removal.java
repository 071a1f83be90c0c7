package social.starling.ports.publish;

import social.starling.ports.post.PostReference;

/** The deletion of a post that Starling published. */
public record Removal(PostReference post) implements Payload {}
