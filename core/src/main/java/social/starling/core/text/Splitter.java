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
 * facet. What a platform would find in the parts is what it finds in the whole. Spaces around a cut are left out.
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
        Cutter cutter = new Cutter(seams, gauge, new Neighbourhood(rendered.text(), dialect));
        return numbered ? numberedParts(cutter, gauge) : parts(cutter.cut(Numbering.OFF), Numbering.OFF, gauge);
    }

    /** Room is left for counts of one digit, then of two, until the count has no more digits than it was given. */
    private Split numberedParts(Cutter cutter, Gauge gauge) {
        int digits = 1;
        Cut cut = cutter.cut(Numbering.ofDigits(digits));
        while (cut instanceof Cut.Overflow) {
            digits++;
            cut = cutter.cut(Numbering.ofDigits(digits));
        }
        int total = cut instanceof Cut.Done done ? done.parts().size() : 0;
        return parts(cut, new Numbering(true, total), gauge);
    }

    private Split parts(Cut cut, Numbering numbering, Gauge gauge) {
        return switch (cut) {
            case Cut.Done done
            when done.parts().size() > maxParts ->
                new Split.TooMany(done.parts().size(), maxParts);
            case Cut.Done done -> new Split.Parts(written(done.parts(), numbering, gauge));
            case Cut.Stuck stuck -> stuck.piece();
            case Cut.Overflow overflow -> throw new IllegalStateException("A count is cut with room for it");
        };
    }

    private static List<RichText> written(List<Part> parts, Numbering numbering, Gauge gauge) {
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
