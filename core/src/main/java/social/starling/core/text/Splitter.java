package social.starling.core.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import social.starling.core.text.Cutter.Cut;
import social.starling.core.text.Cutter.Part;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;
import social.starling.ports.text.TextLimits;

/**
 * Makes posts of a text: cut at the ends of sentences, else between words, else between graphemes; never inside of a
 * facet. A platform finds in the parts what it finds in the whole: nobody more is mentioned, and another link or tag comes
 * up only where there is no other place to cut. Spaces around a cut are left out.
 *
 * @param dialect counts, and recognises what a cut must not make
 * @param maxParts into how many posts a text may be split, at least 1
 * @param numbered whether parts end with {@code " 1/3"}; a text that fits into one post never does
 */
public record Splitter(TextDialect dialect, TextLimits limits, int maxParts, boolean numbered) {
    public Splitter {
        if (maxParts < 1) {
            throw new IllegalArgumentException(maxParts + " parts hold no text; 1 or more is allowed");
        }
    }

    /** @param rendered as the dialect has rendered it */
    public Split split(RichText rendered) {
        if (rendered.text().length() <= limits.bytes()
                && utf8Bytes(rendered) <= limits.bytes()
                && dialect.length(rendered) <= limits.length()) {
            return new Split.Parts(List.of(rendered));
        }
        Seams seams = new Seams(rendered);
        Gauge gauge = new Gauge(rendered, seams, dialect, limits);
        Cutter cutter = new Cutter(seams, gauge, new Neighbourhood(rendered.text(), dialect), limits.length());
        // Room is left for counts of one digit, then of two, until the count has no more digits than it was given.
        Numbering room = numbered ? Numbering.ONE_DIGIT : Numbering.OFF;
        Cut cut = cutter.cut(room);
        while (cut instanceof Cut.Done done && done.parts().size() > room.total()) {
            room = room.oneDigitMore();
            cut = cutter.cut(room);
        }
        return switch (cut) {
            case Cut.Stuck stuck -> stuck.piece();
            case Cut.Done done
            when done.parts().size() > maxParts ->
                new Split.TooMany(done.parts().size(), maxParts);
            case Cut.Done done -> new Split.Parts(written(done.parts(), gauge));
        };
    }

    private List<RichText> written(List<Part> parts, Gauge gauge) {
        Numbering numbering = new Numbering(numbered, parts.size());
        List<RichText> written = new ArrayList<>(parts.size());
        for (Part part : parts) {
            written.add(gauge.piece(part.from(), part.to(), numbering.suffix(written.size() + 1)));
        }
        return written;
    }

    private static long utf8Bytes(RichText text) {
        return text.text().getBytes(StandardCharsets.UTF_8).length;
    }
}
