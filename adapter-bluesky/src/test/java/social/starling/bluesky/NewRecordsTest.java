package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountState;
import social.starling.ports.account.DailyCap;
import social.starling.ports.platform.PlatformException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Label("S2 New records are read oldest first and once")
class NewRecordsTest {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final String DID = "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa";

    private Repository repository = new Repository();
    private Instant now = NOW;
    private NewRecords reading = new NewRecords(repository, () -> now, OVERLAP);

    @BeforeTry
    void startAnew() {
        now = NOW;
        repository = new Repository();
        reading = new NewRecords(repository, () -> now, OVERLAP);
    }

    /**
     * Bursts of records at any minute of two hours, up to nine minutes late or from a clock an hour fast, while a reader
     * goes on minute by minute and sometimes rests; no more of them than a place remembers.
     */
    @Property(tries = 150)
    void whateverIsListedComesOnce(
            @ForAll @Size(max = 12) List<@IntRange(max = 120) Integer> minutes,
            @ForAll @IntRange(min = 1, max = 16) int burst,
            @ForAll @IntRange(min = -60, max = 9) int late,
            @ForAll @IntRange(min = 1, max = 100) int limit,
            @ForAll @IntRange(min = 1, max = 40) int every) {
        ReadCursor cursor = ReadCursor.beforeEverything();
        List<String> read = new ArrayList<>();
        for (int minute = 0; minute <= 200; minute++) {
            now = NOW.plusSeconds(60L * minute);
            for (int i = 0; i < minutes.size(); i++) {
                if (minutes.get(i) == minute) {
                    repository.burst(now.minusSeconds(i % 2 == 0 ? 60L * late : 0), burst, i);
                }
            }
            boolean more = minute % every == 0 || minute == 200;
            while (more) {
                NewRecords.Found found = reading.after(Repository.ACCOUNT, ReadCursor.parse(cursor.toString()), limit);
                List<String> keys =
                        found.records().stream().map(RecordPages::key).toList();
                assertThat(keys).hasSizeLessThanOrEqualTo(limit).isSorted();
                assertThat(found.cursor().seen()).hasSizeLessThanOrEqualTo(ReadCursor.MAX_SEEN);
                more = found.cursor().behind() && !found.cursor().equals(cursor);
                read.addAll(keys);
                cursor = found.cursor();
            }
            assertThat(cursor.behind()).isFalse();
        }
        assertThat(read).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(repository.keys);
    }

    @Example
    void anOldAccountIsReadInOneWalk() {
        repository.burst(NOW.minus(Duration.ofDays(30)), 2_500, 1);

        assertThat(readOn(ReadCursor.beforeEverything(), 100)).isEqualTo(List.copyOf(repository.keys));
        // The last one finds that there is no more.
        assertThat(repository.calls).isEqualTo(26);
    }

    @Example
    void aBurstOfThisMinuteIsReadWithWhatIsRemembered() {
        repository.burst(NOW.minusSeconds(1), 1_000, 1);

        assertThat(readOn(ReadCursor.beforeEverything(), 100)).isEqualTo(List.copyOf(repository.keys));
        assertThat(repository.calls).isLessThanOrEqualTo(3 * 10 + 1);
    }

    @Example
    void aReaderThatIsUpToDateAsksOnce() {
        repository.burst(NOW.minus(Duration.ofDays(1)), 300, 1);
        ReadCursor cursor = caughtUp();
        repository.burst(NOW, 1, 2);
        repository.calls = 0;

        assertThat(reading.after(Repository.ACCOUNT, cursor, 100).records()).hasSize(1);
        assertThat(repository.calls).isEqualTo(1);
    }

    @Example
    void aListThatGoesDownWhereItShouldGoUpIsNotBelieved() {
        repository.burst(NOW.minus(Duration.ofDays(1)), 300, 1);
        repository.stubborn = true;

        assertThatThrownBy(() -> reading.after(Repository.ACCOUNT, ReadCursor.beforeEverything(), 100))
                .isInstanceOf(PlatformException.Malformed.class)
                .hasMessageContaining("reverse=true");
    }

    @Example
    void pagesWithoutATimestampEnd() {
        for (int i = 0; i < 9_000; i++) {
            repository.keys.add("key-%05d".formatted(i));
        }

        assertThatThrownBy(() -> reading.after(Repository.ACCOUNT, ReadCursor.beforeEverything(), 100))
                .isInstanceOf(PlatformException.Malformed.class)
                .hasMessageContaining("timestamps");
    }

    @Example
    void smallServersArePagedToo() {
        repository.burst(NOW.minus(Duration.ofDays(1)), 130, 1);
        repository.most = 7;

        assertThat(readOn(ReadCursor.beforeEverything(), 50)).isEqualTo(List.copyOf(repository.keys));
    }

    private ReadCursor caughtUp() {
        ReadCursor cursor = ReadCursor.beforeEverything();
        while (cursor.behind()) {
            cursor = reading.after(Repository.ACCOUNT, cursor, 100).cursor();
        }
        return cursor;
    }

    private List<String> readOn(ReadCursor from, int limit) {
        List<String> read = new ArrayList<>();
        ReadCursor cursor = from;
        do {
            NewRecords.Found found = reading.after(Repository.ACCOUNT, cursor, limit);
            found.records().forEach(record -> read.add(RecordPages.key(record)));
            cursor = found.cursor();
        } while (cursor.behind());
        return read;
    }

    /** A server's list of one account. */
    private static final class Repository implements RecordPages {
        private static final Account ACCOUNT = new Account(
                AccountId.of(BlueskySettings.PLATFORM, DID),
                BlueskySettings.PLATFORM,
                URI.create("https://pds.example"),
                "ada.example",
                DID,
                AccountState.ACTIVE,
                DailyCap.DEFAULT,
                BlueskySettings.CAPABILITIES,
                NOW);

        private final NavigableSet<String> keys = new TreeSet<>();
        private int most = MOST;
        private boolean stubborn;
        private int calls;

        private void burst(Instant at, int size, int clock) {
            for (int i = 0; i < size; i++) {
                keys.add(Tid.of(at.toEpochMilli() * 1000 + i, clock).value());
            }
        }

        @Override
        public JsonNode newest(Account account, String cursor, int limit) {
            NavigableSet<String> rest = cursor.isEmpty() ? keys : keys.headSet(cursor, false);
            return page(rest.descendingSet(), limit);
        }

        @Override
        public JsonNode after(Account account, String key, int limit) {
            NavigableSet<String> rest = keys.tailSet(key, false);
            return page(stubborn ? rest.descendingSet() : rest, limit);
        }

        private JsonNode page(NavigableSet<String> rest, int limit) {
            calls++;
            List<String> page = rest.stream().limit(Math.min(limit, most)).toList();
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            ArrayNode records = body.putArray("records");
            page.forEach(key -> records.addObject().put("uri", "at://" + DID + "/" + AtUri.POST + "/" + key));
            if (!page.isEmpty()) {
                body.put("cursor", page.getLast());
            }
            return body;
        }
    }
}
