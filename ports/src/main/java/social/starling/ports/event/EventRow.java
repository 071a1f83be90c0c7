package social.starling.ports.event;

import java.time.Instant;
import java.util.Map;

/**
 * An event as it is stored.
 *
 * @param type dotted and in the past tense, such as {@code post.synced}
 * @param subject the id of what it is about
 * @param fields for people and programs; no secrets
 */
public record EventRow(String type, Instant at, String subject, Map<String, String> fields) {
    public EventRow {
        fields = Map.copyOf(fields);
    }
}
