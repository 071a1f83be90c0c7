package social.starling.sandbox.x;

import java.util.List;
import social.starling.sandbox.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The entities of a rendered text; a mention is one only if somebody has that name. Indices count code points. */
final class XEntitiesJson {
    private final XUsers users;
    private final XLinks links;
    private final XPages pages;

    XEntitiesJson(XUsers users, XLinks links, XPages pages) {
        this.users = users;
        this.links = links;
        this.pages = pages;
    }

    /** @param origin under which the pictures of linked pages are served */
    ObjectNode of(List<XRendering.Placed> placed, String origin) {
        ObjectNode all = Json.object();
        for (XRendering.Placed one : placed) {
            switch (one.entity().kind()) {
                case URL -> {
                    ObjectNode url = addUrl(all, one.start(), one.end(), one.shown());
                    pages.describe(url, url.path("expanded_url").stringValue(), origin);
                }
                case HASHTAG ->
                    add(all, "hashtags", one).put("tag", one.entity().value());
                case CASHTAG ->
                    add(all, "cashtags", one).put("tag", one.entity().value());
                case MENTION ->
                    users.named(one.entity().value())
                            .ifPresent(user -> add(all, "mentions", one)
                                    .put("username", user.username())
                                    .put("id", user.id()));
            }
        }
        return all;
    }

    /** X counts the address of a post's media among its links, with the media's key. */
    void addMedia(ObjectNode all, XPost post, XRendering shown) {
        int start = shown.text().codePointCount(0, shown.text().length())
                + (shown.text().isEmpty() ? 0 : 1);
        for (XMedia media : post.media()) {
            String address = links.shorten(mediaAddress(post));
            addUrl(all, start, start + address.length(), address).put("media_key", media.key());
        }
    }

    String mediaAddress(XPost post) {
        String username = users.withId(post.authorId()).map(XUser::username).orElse("i");
        String kind = post.media().getFirst().type().equals("photo") ? "photo" : "video";
        return "https://x.com/" + username + "/status/" + post.history().getFirst() + "/" + kind + "/1";
    }

    private ObjectNode addUrl(ObjectNode all, int start, int end, String shortened) {
        String target = links.target(shortened).orElse(shortened);
        String display = target.replaceFirst("(?i)^https?://(www\\.)?", "");
        return list(all, "urls")
                .addObject()
                .put("start", start)
                .put("end", end)
                .put("url", shortened)
                .put("expanded_url", target)
                .put("display_url", display.length() > 26 ? display.substring(0, 26) + "…" : display);
    }

    private static ObjectNode add(ObjectNode all, String kind, XRendering.Placed one) {
        return list(all, kind).addObject().put("start", one.start()).put("end", one.end());
    }

    private static ArrayNode list(ObjectNode all, String kind) {
        return all.withArray(kind);
    }
}
