package social.starling.sandbox.bluesky;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Something that has happened to a repository, as subscribers are told.
 *
 * @param action {@code create}, {@code update}, {@code delete} of a record, or {@code identity} of a new account
 * @param path collection and key, or the handle
 * @param cid the record's, absent when it was deleted
 * @param old the CID of the record that stood there before
 * @param value the record, JSON's null when it was deleted
 * @param rev the revision of the commit
 * @param since the revision before it
 */
record RepoEvent(
        long seq,
        String did,
        String action,
        String path,
        Optional<String> cid,
        Optional<String> old,
        JsonNode value,
        String rev,
        Optional<String> since,
        Instant time) {}
