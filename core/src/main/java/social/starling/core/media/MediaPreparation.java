package social.starling.core.media;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Capabilities;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.media.CardLimits;
import social.starling.ports.media.FileLimits;
import social.starling.ports.media.LinkCard;
import social.starling.ports.media.Media;
import social.starling.ports.media.MediaFitter;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.media.Pin;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.publish.Content;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;
import social.starling.ports.text.TextLimits;

/** Gets what a content shows ready for one target; the same content always becomes the same while its files are kept. */
public final class MediaPreparation {
    private final MediaFitter fitter;

    public MediaPreparation(MediaFitter fitter) {
        this.fitter = fitter;
    }

    /**
     * Fetches and fits every file; may take minutes.
     *
     * @param dialect of the target's platform
     * @throws social.starling.ports.platform.PlatformException when a source does not answer now
     */
    public Showing ready(DeliveryId delivery, Content content, Capabilities can, TextDialect dialect) {
        List<Media> shown = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        for (Media media : content.media()) {
            switch (fitter.fit(pin(delivery), media.source(), can.media())) {
                case MediaFitter.Fitting.Fitted fitted -> shown.add(media.as(fitted.rendition()));
                case MediaFitter.Fitting.Unfit unfit -> dropped.add(sentence(media, unfit.reason()));
            }
        }
        boolean whole = dropped.isEmpty();
        LinkCard card = content.card() == null ? null : pictured(delivery, content.card(), can.cards(), dropped);
        RichText text = content.text();
        if (!whole && content.original() != null) {
            RichText linked = linked(text, content.original(), can.text(), dialect);
            if (linked == null) {
                dropped.add("The link " + content.original() + " has no room in the text");
            } else {
                text = linked;
            }
        }
        return shown.isEmpty() && text.isBlank()
                ? new Showing.Nothing(String.join("; ", dropped)
                        + ". It has no words beside it: retry it once its source has changed, or cancel it")
                : new Showing.Ready(content.saying(text).with(card).showing(shown), dropped);
    }

    /** The post is carried whatever becomes of the picture: the page is a stranger's, and what it serves is no part of the post. */
    private LinkCard pictured(DeliveryId delivery, LinkCard card, @Nullable CardLimits limits, List<String> dropped) {
        Media thumb = card.thumb();
        if (thumb == null) {
            return card;
        }
        FileLimits file = limits == null ? null : limits.thumb();
        MediaFitter.Fitting fitting;
        try {
            fitting = fitter.fit(pin(delivery), thumb.source(), new MediaLimits(1, file, null, null, 0));
        } catch (PlatformException e) {
            fitting = new MediaFitter.Fitting.Unfit("it cannot be had now: " + e.getMessage());
        }
        return switch (fitting) {
            case MediaFitter.Fitting.Fitted fitted -> card.with(thumb.as(fitted.rendition()));
            case MediaFitter.Fitting.Unfit unfit -> {
                dropped.add("The card of " + card.url() + " has no picture because " + unfit.reason());
                yield card.with(null);
            }
        };
    }

    /** Lets go of all that is kept for the delivery. */
    public void release(DeliveryId delivery) {
        fitter.release(pin(delivery));
    }

    static Pin pin(DeliveryId delivery) {
        return new Pin(delivery.value());
    }

    private static String sentence(Media media, String reason) {
        String kind = media.source().kind().name().toLowerCase(Locale.ROOT);
        return "The " + kind + " " + media.source().url() + " is not carried because " + reason;
    }

    /** The rendered text with a link to the original at its end; null where there is no room for it. */
    private static @Nullable RichText linked(RichText text, String original, TextLimits limits, TextDialect dialect) {
        RichText link = dialect.render(
                new RichText(original, List.of(new Facet(0, original.length(), new Feature.Link(original)))));
        String start = text.isBlank() ? "" : text.text() + "\n\n";
        List<Facet> facets = new ArrayList<>(text.isBlank() ? List.of() : text.facets());
        link.facets().forEach(facet -> facets.add(facet.shifted(start.length())));
        RichText linked = new RichText(start + link.text(), facets);
        boolean fits = dialect.length(linked) <= limits.length()
                && linked.text().getBytes(StandardCharsets.UTF_8).length <= limits.bytes();
        return fits ? linked : null;
    }
}
