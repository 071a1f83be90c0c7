package social.starling.ports.delivery;

import java.util.List;
import social.starling.ports.event.EventRow;

/** Origins, their deliveries and one advance: written together or not at all. */
public record Plan(List<PlannedOrigin> origins, Advance advance, List<EventRow> events) {
    public Plan {
        origins = List.copyOf(origins);
        events = List.copyOf(events);
    }
}
