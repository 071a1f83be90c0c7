package social.starling.twitter.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;

/** All that X makes clickable in a text, in order; of two that overlap the earlier one stands. */
final class Entities {
    private Entities() {}

    static List<Facet> find(String text) {
        List<Facet> all = new ArrayList<>();
        for (Url url : UrlFinder.find(text)) {
            String address = text.substring(url.start(), url.end());
            all.add(new Facet(url.start(), url.end(), new Feature.Link(url.scheme() ? address : "http://" + address)));
        }
        all.addAll(HashtagFinder.find(text));
        all.addAll(MentionFinder.find(text));
        all.addAll(CashtagFinder.find(text));
        all.sort(Comparator.comparingInt(Facet::start));
        List<Facet> apart = new ArrayList<>(all.size());
        int end = 0;
        for (Facet facet : all) {
            if (facet.start() >= end) {
                apart.add(facet);
                end = facet.end();
            }
        }
        return apart;
    }
}
