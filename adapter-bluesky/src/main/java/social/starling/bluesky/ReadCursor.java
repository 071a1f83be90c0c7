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
 * <p>Written as {@code floor} or {@code floor:key,key,…}; the same state always as the same text.
 */
record ReadCursor(Tid floor, NavigableSet<String> seen) {
    /** More keys than this are not remembered; the floor rises to the oldest remembered one instead. */
    static final int MAX_SEEN = 200;

    ReadCursor {
        seen = Collections.unmodifiableNavigableSet(new TreeSet<>(seen));
    }

    static ReadCursor beforeEverything() {
        return new ReadCursor(Tid.FIRST, new TreeSet<>());
    }

    /** Keys carry milliseconds of the clients' own; a moment's own keys come. */
    static ReadCursor before(Instant moment) {
        return new ReadCursor(Tid.from(moment.minusMillis(1)), new TreeSet<>());
    }

    /** Keys of the same microsecond come too. */
    static ReadCursor before(Tid key) {
        return new ReadCursor(Tid.from(key.time().minusNanos(1000)), new TreeSet<>());
    }

    /** @throws IllegalArgumentException when {@code text} was not written by {@link #toString()} */
    static ReadCursor parse(String text) {
        String[] parts = text.split(":", -1);
        TreeSet<String> seen = new TreeSet<>();
        if (parts.length == 2 && !parts[1].isEmpty()) {
            seen.addAll(List.of(parts[1].split(",", -1)));
        }
        if (parts.length > 2 || !Tid.isTid(parts[0]) || !seen.stream().allMatch(Tid::isTid)) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is no place in the posts of a Bluesky account; a cursor that reading gave is allowed");
        }
        return new ReadCursor(new Tid(parts[0]), seen);
    }

    boolean isNew(String key) {
        return key.compareTo(floor.value()) > 0 && !seen.contains(key);
    }

    /**
     * Where it stands after {@code keys} were read. The floor follows the newest key that is not in the future, at a
     * distance of {@code overlap}, and never falls.
     */
    ReadCursor after(Collection<String> keys, Instant now, Duration overlap) {
        TreeSet<String> all = new TreeSet<>(seen);
        all.addAll(keys);
        String newest = all.floor(Tid.from(now).value());
        Tid next = newest == null
                ? floor
                : later(floor, Tid.from(new Tid(newest).time().minus(overlap)));
        TreeSet<String> remembered = new TreeSet<>(all.tailSet(next.value(), false));
        while (remembered.size() > MAX_SEEN) {
            next = new Tid(Collections.min(remembered));
            remembered.remove(next.value());
        }
        return new ReadCursor(next, remembered);
    }

    private static Tid later(Tid one, Tid other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    @Override
    public String toString() {
        List<String> keys = new ArrayList<>(seen);
        return keys.isEmpty() ? floor.value() : floor.value() + ":" + String.join(",", keys);
    }
}
