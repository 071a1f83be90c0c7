package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

@Label("S2 A cursor leaves nothing out")
class ReadCursorTest {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    /** Records appear up to nine minutes late, in any order, while reading goes on minute by minute. */
    @Property(tries = 200)
    void whateverAppearsWithinTheOverlapIsReadOnce(
            @ForAll @Size(max = 40) List<@IntRange(max = 120) Integer> writtenAt, @ForAll @IntRange(max = 9) int late) {
        ReadCursor cursor = ReadCursor.beforeEverything();
        List<String> read = new ArrayList<>();
        Set<String> all = new HashSet<>();
        for (int minute = 0; minute <= 140; minute++) {
            Set<String> listed = new HashSet<>();
            for (int i = 0; i < writtenAt.size(); i++) {
                int lateness = i % 2 == 0 ? late : 0;
                String key = Tid.of(micros(writtenAt.get(i)) + i, i).value();
                all.add(key);
                if (writtenAt.get(i) + lateness <= minute) {
                    listed.add(key);
                }
            }
            ReadCursor from = ReadCursor.parse(cursor.toString());
            List<String> fresh = listed.stream().filter(from::isNew).sorted().toList();
            read.addAll(fresh);
            cursor = from.after(fresh, NOW.plusSeconds(60L * minute), OVERLAP);
        }
        assertThat(read).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    }

    @Property(tries = 200)
    void readingNothingMovesNothing(@ForAll @Size(max = 300) List<@IntRange(max = 500) Integer> minutes) {
        List<String> keys = minutes.stream()
                .map(minute -> Tid.of(micros(minute), 0).value())
                .toList();
        ReadCursor cursor = ReadCursor.beforeEverything().after(keys, NOW.plusSeconds(60 * 600), OVERLAP);
        assertThat(cursor.after(List.of(), NOW.plusSeconds(60 * 600), OVERLAP)).isEqualTo(cursor);
        assertThat(keys).noneMatch(cursor::isNew);
        assertThat(cursor.seen()).hasSizeLessThanOrEqualTo(ReadCursor.MAX_SEEN);
    }

    @Test
    void aBurstIsRememberedUpToABound() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            keys.add(Tid.of(micros(0) + i, 0).value());
        }
        ReadCursor cursor = ReadCursor.beforeEverything().after(keys, NOW.plusSeconds(60), OVERLAP);
        assertThat(cursor.seen()).hasSize(ReadCursor.MAX_SEEN);
        assertThat(keys).noneMatch(cursor::isNew);
        assertThat(ReadCursor.parse(cursor.toString())).isEqualTo(cursor);
    }

    private static long micros(int minute) {
        return NOW.plusSeconds(60L * minute).toEpochMilli() * 1000;
    }
}
