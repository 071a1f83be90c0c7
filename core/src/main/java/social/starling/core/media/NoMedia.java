package social.starling.core.media;

import social.starling.ports.media.Attachment;
import social.starling.ports.media.MediaFitter;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.media.Pin;

/** Carries nothing: for an application that embeds Starling without media. */
public final class NoMedia implements MediaFitter {
    @Override
    public Fitting fit(Pin pin, Attachment source, MediaLimits limits) {
        return new Fitting.Unfit("this installation carries text alone");
    }

    @Override
    public void release(Pin pin) {}
}
