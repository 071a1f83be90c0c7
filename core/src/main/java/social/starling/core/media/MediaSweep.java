package social.starling.core.media;

import java.util.Collection;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.media.MediaFitter;
import social.starling.ports.media.Pin;
import social.starling.ports.task.Tasks;

/** Lets go of the files of deliveries that are settled for good; what fails is tried again by the next sweep. */
public final class MediaSweep {
    private static final System.Logger LOG = System.getLogger(MediaSweep.class.getName());

    private final MediaFitter fitter;
    private final DeliveryReader deliveries;

    public MediaSweep(MediaFitter fitter, DeliveryReader deliveries) {
        this.fitter = fitter;
        this.deliveries = deliveries;
    }

    /** Of one delivery that shows media, after work on it. */
    public void after(DeliveryId delivery) {
        sweep(MediaPreparation.pin(delivery));
    }

    /** Of all that are final or unknown; for the start, as an earlier process may have ended before it let go. */
    public void over(Collection<Pin> held) {
        held.forEach(this::sweep);
    }

    private void sweep(Pin pin) {
        try {
            if (!isNeeded(pin)) {
                fitter.release(pin);
            }
        } catch (Tasks.StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The files of " + pin.name() + " are kept longer than needed", e);
        }
    }

    private boolean isNeeded(Pin pin) {
        DeliveryId id;
        try {
            id = new DeliveryId(pin.name());
        } catch (IllegalArgumentException e) {
            // Nobody here holds files under such a name.
            return false;
        }
        return deliveries
                .find(id)
                .filter(delivery -> needsFiles(delivery.state()))
                .isPresent();
    }

    private static boolean needsFiles(DeliveryState state) {
        return switch (state) {
            case PLANNED, CLAIMED, SENDING, ACCEPTED, UNKNOWN, RECONCILING, RETRY_AT, HELD -> true;
            case CONFIRMED, DEAD, CANCELLED -> false;
        };
    }
}
