package social.starling.sandbox.x;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import social.starling.sandbox.media.MediaFile;

/**
 * A file on its way to a post.
 *
 * @param segments what was appended, by index
 * @param expires when the id is worth nothing any more: 24 hours after its creation
 * @param whole the file, once it was finalized
 * @param state where processing stands, once it was finalized
 */
record XUpload(
        String id,
        String userId,
        String mediaType,
        XCategory category,
        long totalBytes,
        Map<Integer, Segment> segments,
        Instant expires,
        Optional<Whole> whole,
        Optional<State> state,
        Optional<String> altText) {

    XUpload {
        segments = Map.copyOf(segments);
    }

    /** A piece: the hash of its bytes. */
    record Segment(String hash, int size) {}

    /** All bytes: their hash and, when a header tells it, what they are. */
    record Whole(String hash, Optional<MediaFile> file) {}

    /** How many polls were answered of how many it takes; at the end it is good or not. */
    record State(int polls, int needed, boolean good) {
        boolean isOver() {
            return polls >= needed;
        }

        State polled() {
            return isOver() ? this : new State(polls + 1, needed, good);
        }

        State failing() {
            return new State(polls, needed, false);
        }
    }

    /** The media key that posts name. */
    String key() {
        return category.keyPrefix + "_" + id;
    }

    /** Whether a post may show it. */
    boolean isReady() {
        return state.filter(State::isOver).filter(State::good).isPresent();
    }

    long appended() {
        return segments.values().stream().mapToLong(Segment::size).sum();
    }

    XUpload with(int index, Segment segment) {
        Map<Integer, Segment> more = new TreeMap<>(segments);
        more.put(index, segment);
        return new XUpload(id, userId, mediaType, category, totalBytes, more, expires, whole, state, altText);
    }

    XUpload finalized(Whole all, State begin) {
        return new XUpload(
                id,
                userId,
                mediaType,
                category,
                totalBytes,
                segments,
                expires,
                Optional.of(all),
                Optional.of(begin),
                altText);
    }

    XUpload with(State next) {
        return new XUpload(
                id, userId, mediaType, category, totalBytes, segments, expires, whole, Optional.of(next), altText);
    }

    XUpload describedAs(String text) {
        return new XUpload(
                id, userId, mediaType, category, totalBytes, segments, expires, whole, state, Optional.of(text));
    }
}
