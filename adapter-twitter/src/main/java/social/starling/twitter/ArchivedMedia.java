package social.starling.twitter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A picture or video of a post in an archive.
 *
 * @param type as X calls it: {@code photo}, {@code video} or {@code animated_gif}
 * @param names under which its file may lie in the archive, the best first
 * @param address where X serves it, the best version; empty where it does not say
 * @param altText empty where the archive has none, as mostly
 */
record ArchivedMedia(String type, List<String> names, String address, String altText, JsonNode json) {
    /** X shows four; an archive may tell what it likes. */
    static final int MOST = 15;

    private static final int MOST_VARIANTS = 20;

    ArchivedMedia {
        names = List.copyOf(names);
    }

    static ArchivedMedia of(ArchivedTweet post, JsonNode json) {
        String type = json.path("type").asString("photo");
        List<String> addresses = type.equals("photo") ? picture(json) : videos(json);
        List<String> names = new ArrayList<>();
        for (String version : post.history().reversed()) {
            addresses.forEach(address -> names.add(version + "-" + file(address)));
        }
        return new ArchivedMedia(
                type,
                names,
                addresses.isEmpty() ? "" : addresses.getFirst(),
                json.path("ext_alt_text").asString(json.path("alt_text").asString("")),
                json);
    }

    private static List<String> picture(JsonNode json) {
        String address =
                json.path("media_url_https").asString(json.path("media_url").asString(""));
        return address.isEmpty() ? List.of() : List.of(address);
    }

    private static List<String> videos(JsonNode json) {
        List<JsonNode> variants = new ArrayList<>();
        for (JsonNode variant : json.path("video_info").path("variants")) {
            boolean film = variant.path("content_type").asString("").equals("video/mp4");
            if (film && variants.size() < MOST_VARIANTS) {
                variants.add(variant);
            }
        }
        variants.sort(Comparator.comparingLong(ArchivedMedia::rate).reversed());
        return variants.stream()
                .map(variant -> variant.path("url").asString(""))
                .filter(address -> !address.isEmpty())
                .toList();
    }

    private static long rate(JsonNode variant) {
        return variant.path("bitrate").asLong(0);
    }

    /** The last part of an address, without what is asked for behind it. */
    private static String file(String address) {
        int end = address.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = address.indexOf(mark);
            end = at < 0 ? end : Math.min(end, at);
        }
        return address.substring(address.lastIndexOf('/', end - 1) + 1, end);
    }
}
