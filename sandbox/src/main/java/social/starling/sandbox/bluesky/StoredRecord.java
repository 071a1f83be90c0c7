package social.starling.sandbox.bluesky;

import tools.jackson.databind.JsonNode;

/** A record in a repository; {@code via} tells who wrote it last. */
record StoredRecord(String uri, String cid, String collection, String rkey, JsonNode value, BlueskyPost.Via via) {}
