package social.starling.core.request;

import java.util.List;
import social.starling.ports.delivery.DeliveryId;

/** What became of a request. */
public sealed interface Submission {
    /** Planned now. */
    record Planned(List<DeliveryId> deliveries) implements Submission {
        public Planned {
            deliveries = List.copyOf(deliveries);
        }
    }

    /** The same request was planned before under this key; these are its deliveries. */
    record Repeated(List<DeliveryId> deliveries) implements Submission {
        public Repeated {
            deliveries = List.copyOf(deliveries);
        }
    }

    /** The key was used for a different request; nothing was planned. */
    record KeyTaken(String key) implements Submission {}

    /** Some account cannot carry it; nothing was planned for any. */
    record Refused(Preflight preflight) implements Submission {}
}
