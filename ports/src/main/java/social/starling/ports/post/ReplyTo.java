package social.starling.ports.post;

/** Where a post hangs in its thread; both are the same under the first post. */
public record ReplyTo(PostReference root, PostReference parent) {}
