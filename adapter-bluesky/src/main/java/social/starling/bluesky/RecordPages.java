package social.starling.bluesky;

import social.starling.ports.account.Account;
import tools.jackson.databind.JsonNode;

/** Pages of an account's post records, down from the newest key or up from an older one. */
interface RecordPages {
    /** Servers give as many in one page. */
    int MOST = 100;

    /** Newest key first. @param cursor from the page before; empty for the first one */
    JsonNode newest(Account account, String cursor, int limit);

    /** Smallest key first, from the next one after {@code key} on; the last key of a page leads to the next page. */
    JsonNode after(Account account, String key, int limit);

    /** The key of one record of a page; empty when its address is none. */
    static String key(JsonNode record) {
        AtUri uri = AtUri.parse(record.path("uri").asString(""));
        return uri == null ? "" : uri.key();
    }
}
