package social.starling.bluesky;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import social.starling.ports.account.Account;
import social.starling.ports.platform.PlatformException;
import tools.jackson.databind.JsonNode;

/**
 * The post records that an account has and a reading place has not, oldest first. As a rule they stand on the newest page of
 * the list; where more has come than that, or the place is one in the past, the list is read upwards from the floor.
 */
final class NewRecords {
    /** Pages of one call: remembered keys fill three, and keys that are no timestamps are rare. */
    private static final int MOST_PAGES = 50;

    private final RecordPages listing;
    private final InstantSource clock;
    private final Duration overlap;

    NewRecords(RecordPages listing, InstantSource clock, Duration overlap) {
        this.listing = listing;
        this.clock = clock;
        this.overlap = overlap;
    }

    /** @param cursor stands after the records, and is behind where there are more */
    record Found(List<JsonNode> records, ReadCursor cursor) {}

    /** @param limit gives no more than so many, 1 to {@link RecordPages#MOST} */
    Found after(Account account, ReadCursor from, int limit) {
        if (!from.behind()) {
            JsonNode newest = listing.newest(account, "", RecordPages.MOST);
            if (reaches(newest, from)) {
                List<JsonNode> records = from(newest, from);
                records.sort(Comparator.comparing(RecordPages::key));
                return found(from, records, limit, false);
            }
        }
        return upwards(account, from, limit);
    }

    /** Whether a page of the newest records goes down to what was read. */
    private static boolean reaches(JsonNode page, ReadCursor from) {
        JsonNode records = page.path("records");
        return records.isEmpty()
                || page.path("cursor").asString("").isEmpty()
                || records.valueStream()
                        .map(RecordPages::key)
                        .anyMatch(key ->
                                !key.isEmpty() && key.compareTo(from.floor().value()) <= 0);
    }

    private Found upwards(Account account, ReadCursor from, int limit) {
        List<JsonNode> records = new ArrayList<>();
        String at = from.floor().value();
        boolean more = true;
        for (int pages = 0; more && records.size() < limit; pages++) {
            if (pages == MOST_PAGES) {
                throw new PlatformException.Malformed(
                        account.server().getHost() + " lists " + MOST_PAGES + " pages without a post from " + at
                                + " on; keys of posts are timestamps",
                        null);
            }
            int known = from.seen().tailSet(at, false).size();
            JsonNode page =
                    listing.after(account, at, Math.clamp(limit - records.size() + (long) known, 1, RecordPages.MOST));
            String top = top(account, page, at);
            records.addAll(from(page, from));
            more = !top.equals(at) && !page.path("cursor").asString("").isEmpty();
            at = top;
        }
        return found(from, records, limit, more);
    }

    private static List<JsonNode> from(JsonNode page, ReadCursor from) {
        List<JsonNode> records = new ArrayList<>();
        page.path("records").forEach(record -> {
            String key = RecordPages.key(record);
            if (Tid.isTid(key) && from.isNew(key)) {
                records.add(record);
            }
        });
        return records;
    }

    /** The last key of a page that is read upwards: by it the next one is asked for. */
    private static String top(Account account, JsonNode page, String at) {
        String top = at;
        for (JsonNode record : page.path("records")) {
            String key = RecordPages.key(record);
            if (!key.isEmpty() && key.compareTo(top) <= 0) {
                throw new PlatformException.Malformed(
                        account.server().getHost() + " listed the record " + key + " after " + top
                                + " where reverse=true wants growing keys; posts older than the newest "
                                + RecordPages.MOST + " cannot be read from it",
                        null);
            }
            top = key.isEmpty() ? top : key;
        }
        return top;
    }

    private Found found(ReadCursor from, List<JsonNode> records, int limit, boolean more) {
        List<JsonNode> given = records.subList(0, Math.min(limit, records.size()));
        List<String> keys = given.stream().map(RecordPages::key).toList();
        boolean behind = more || given.size() < records.size();
        return new Found(
                List.copyOf(given),
                behind ? from.upTo(keys, clock.instant(), overlap) : from.after(keys, clock.instant(), overlap));
    }
}
