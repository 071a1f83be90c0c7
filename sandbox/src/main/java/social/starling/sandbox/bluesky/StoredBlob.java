package social.starling.sandbox.bluesky;

/**
 * A file that was uploaded to a repository.
 *
 * @param hash where its bytes are
 * @param mimeType what the server has made of its first bytes, or what the caller has said
 */
record StoredBlob(String hash, String mimeType, int size) {}
