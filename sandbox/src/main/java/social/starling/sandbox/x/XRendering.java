package social.starling.sandbox.x;

import java.util.ArrayList;
import java.util.List;

/** A text as X hands it out: links shortened, HTML escaped, and where each entity stands in code points of that text. */
record XRendering(String text, List<Placed> entities) {

    /** What is left of 280 beside "… " and the link. */
    private static final int SHOWN_WEIGHT = 280 - 3 - 23;

    /** An entity with its code point indices in the rendered text. */
    record Placed(XEntity entity, int start, int end, String shown) {}

    /** The whole of {@code text}. */
    static XRendering of(String text, XLinks links) {
        return of(text, text.length() > XText.PARSED_UNITS ? List.of() : XText.entities(text), links);
    }

    /** {@code text} cut so that it and a link to the whole weigh at most 280, as timelines show a long post. */
    static XRendering shortened(String text, String address, XLinks links) {
        int end = text.length();
        String cut = text;
        while (XText.weight(cut) > SHOWN_WEIGHT) {
            end = cutBefore(text, end, XText.weight(cut));
            cut = text.substring(0, end);
        }
        return of(cut + "… " + address, links);
    }

    private static int cutBefore(String text, int end, int weight) {
        int step = Math.max(1, (weight - SHOWN_WEIGHT) / 2);
        int next = Math.max(0, end - step);
        for (XEntity entity : XText.entities(text.substring(0, end))) {
            if (entity.start() < next && next < entity.end()) {
                next = entity.start();
            }
        }
        return next > 0 && Character.isLowSurrogate(text.charAt(next)) ? next - 1 : next;
    }

    private static XRendering of(String text, List<XEntity> entities, XLinks links) {
        StringBuilder out = new StringBuilder();
        List<Placed> placed = new ArrayList<>();
        int from = 0;
        for (XEntity entity : entities) {
            out.append(escape(text.substring(from, entity.start())));
            String shown = entity.kind() == XEntity.Kind.URL
                    ? links.shorten(entity.value())
                    : text.substring(entity.start(), entity.end());
            int start = out.codePointCount(0, out.length());
            out.append(shown);
            placed.add(new Placed(entity, start, out.codePointCount(0, out.length()), shown));
            from = entity.end();
        }
        out.append(escape(text.substring(from)));
        return new XRendering(out.toString(), List.copyOf(placed));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
