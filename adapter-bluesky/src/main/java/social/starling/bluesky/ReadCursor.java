package social.starling.bluesky;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Where reading stands: all keys up to {@code floor} are done, and of the younger ones those in {@code seen}. Record keys
 * come from the clocks of the clients, and servers may list a record after a younger one; so reading looks again some
 * minutes back, and at what lies in the future, and takes what it has not seen.
 *
 * <p>Written as {@code floor} or {@code floor:key,key,…}, behind a tilde where more is known to be listed above; the same
 * state always as the same text.
 *
 * @param behind whether reading goes on upwards from the floor instead of looking at the newest records
 */
record ReadCursor(Tid floor, NavigableSet<String> seen, boolean behind) {
    /** More keys than this are not remembered; the floor rises to the oldest remembered one instead. */
    static final int MAX_SEEN = 200;

    private static final String BEHIND = "~";

    ReadCursor {
        seen = Collections.unmodifiableNavigableSet(new TreeSet<>(seen));
    }

    static ReadCursor beforeEverything() {
        return new ReadCursor(Tid.FIRST, new TreeSet<>(), true);
    }

    /** Keys carry milliseconds of the clients' own; a moment's own keys come. */
    static ReadCursor before(Instant moment) {
        return new ReadCursor(Tid.from(moment.minusMillis(1)), new TreeSet<>(), true);
    }

    /** Keys of the same microsecond come too. */
    static ReadCursor before(Tid key) {
        return new ReadCursor(Tid.from(key.time().minusNanos(1000)), new TreeSet<>(), true);
    }

    /** @throws IllegalArgumentException when {@code text} was not written by {@link #toString()} */
    static ReadCursor parse(String text) {
        boolean behind = text.startsWith(BEHIND);
        String[] parts = (behind ? text.substring(BEHIND.length()) : text).split(":", -1);
        TreeSet<String> seen = new TreeSet<>();
        if (parts.length == 2 && !parts[1].isEmpty()) {
            seen.addAll(List.of(parts[1].split(",", -1)));
        }
        if (parts.length > 2 || !Tid.isTid(parts[0]) || !seen.stream().allMatch(Tid::isTid)) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is no place in the posts of a Bluesky account; a cursor that reading gave is allowed");
        }
        return new ReadCursor(new Tid(parts[0]), seen, behind);
    }

    boolean isNew(String key) {
        return key.compareTo(floor.value()) > 0 && !seen.contains(key);
    }

    /**
     * Where it stands after {@code keys} were read and nothing more was listed. The floor follows the newest key that is not
     * in the future, at a distance of {@code overlap}, and never falls.
     */
    ReadCursor after(Collection<String> keys, Instant now, Duration overlap) {
        NavigableSet<String> all = with(keys);
        return new ReadCursor(following(all, now, overlap), all, false).bounded();
    }

    /**
     * Where it stands after {@code keys}, the smallest that were new, when more are listed above. The floor follows these
     * keys alone, since what was seen may lie above the others; and without a distance as far as they are older than {@code
     * overlap}, for nothing so late is expected.
     */
    ReadCursor upTo(Collection<String> keys, Instant now, Duration overlap) {
        NavigableSet<String> all = with(keys);
        String settled = new TreeSet<>(keys).floor(Tid.from(now.minus(overlap)).value());
        Tid next = following(new TreeSet<>(keys), now, overlap);
        return new ReadCursor(settled == null ? next : later(next, new Tid(settled)), all, true).bounded();
    }

    private NavigableSet<String> with(Collection<String> keys) {
        NavigableSet<String> all = new TreeSet<>(seen);
        all.addAll(keys);
        return all;
    }

    private Tid following(NavigableSet<String> keys, Instant now, Duration overlap) {
        String newest = keys.floor(Tid.from(now).value());
        return newest == null
                ? floor
                : later(floor, Tid.from(new Tid(newest).time().minus(overlap)));
    }

    /** Without the keys up to the floor, and with no more of the others than are remembered. */
    private ReadCursor bounded() {
        Tid next = floor;
        TreeSet<String> remembered = new TreeSet<>(seen.tailSet(next.value(), false));
        while (remembered.size() > MAX_SEEN) {
            next = new Tid(remembered.removeFirst());
        }
        return new ReadCursor(next, remembered, behind);
    }

    private static Tid later(Tid one, Tid other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    @Override
    public String toString() {
        List<String> keys = new ArrayList<>(seen);
        String place = keys.isEmpty() ? floor.value() : floor.value() + ":" + String.join(",", keys);
        return behind ? BEHIND + place : place;
    }
}
