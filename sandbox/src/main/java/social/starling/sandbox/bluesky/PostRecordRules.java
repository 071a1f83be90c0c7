package social.starling.sandbox.bluesky;

import tools.jackson.databind.JsonNode;

/**
 * What the lexicon of app.bsky.feed.post demands.
 *
 * @see <a href="https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/post.json">the lexicon</a>
 */
final class PostRecordRules {
    static final String COLLECTION = "app.bsky.feed.post";

    private PostRecordRules() {}

    static void check(JsonNode record) {
        String at = "Record";
        Lexicon.string(Lexicon.required(record, "text", at), at + "/text", 3000, 300);
        String createdAt = Lexicon.string(Lexicon.required(record, "createdAt", at), at + "/createdAt");
        if (!Datetimes.isDatetime(createdAt)) {
            throw new Lexicon.Complaint(
                    at + "/createdAt must be an valid atproto datetime (both RFC-3339 and ISO-8601)");
        }
        if (record.has("facets")) {
            checkFacets(record.path("facets"), at + "/facets");
        }
        if (record.has("reply")) {
            JsonNode reply = Lexicon.object(record.path("reply"), at + "/reply");
            checkReference(Lexicon.required(reply, "root", at + "/reply"), at + "/reply/root");
            checkReference(Lexicon.required(reply, "parent", at + "/reply"), at + "/reply/parent");
        }
        if (record.has("embed")) {
            EmbedRules.check(record.path("embed"), at + "/embed");
        }
        if (record.has("langs")) {
            JsonNode langs = Lexicon.array(record.path("langs"), at + "/langs", 3);
            for (int i = 0; i < langs.size(); i++) {
                Lexicon.language(langs.get(i), at + "/langs/" + i);
            }
        }
        if (record.has("tags")) {
            JsonNode tags = Lexicon.array(record.path("tags"), at + "/tags", 8);
            for (int i = 0; i < tags.size(); i++) {
                Lexicon.string(tags.get(i), at + "/tags/" + i, 640, 64);
            }
        }
        if (record.has("labels")) {
            Lexicon.union(record.path("labels"), at + "/labels");
        }
    }

    static void checkReference(JsonNode reference, String path) {
        Lexicon.object(reference, path);
        Lexicon.atUri(Lexicon.required(reference, "uri", path), path + "/uri");
        Lexicon.cid(Lexicon.required(reference, "cid", path), path + "/cid");
    }

    private static void checkFacets(JsonNode facets, String path) {
        Lexicon.array(facets, path, Integer.MAX_VALUE);
        for (int i = 0; i < facets.size(); i++) {
            String at = path + "/" + i;
            JsonNode facet = Lexicon.object(facets.get(i), at);
            JsonNode index = Lexicon.object(Lexicon.required(facet, "index", at), at + "/index");
            Lexicon.natural(Lexicon.required(index, "byteStart", at + "/index"), at + "/index/byteStart");
            Lexicon.natural(Lexicon.required(index, "byteEnd", at + "/index"), at + "/index/byteEnd");
            JsonNode features =
                    Lexicon.array(Lexicon.required(facet, "features", at), at + "/features", Integer.MAX_VALUE);
            for (int j = 0; j < features.size(); j++) {
                checkFeature(features.get(j), at + "/features/" + j);
            }
        }
    }

    private static void checkFeature(JsonNode feature, String path) {
        switch (Lexicon.union(feature, path)) {
            case "app.bsky.richtext.facet#link" -> Lexicon.uri(Lexicon.required(feature, "uri", path), path + "/uri");
            case "app.bsky.richtext.facet#mention" ->
                Lexicon.did(Lexicon.required(feature, "did", path), path + "/did");
            case "app.bsky.richtext.facet#tag" ->
                Lexicon.string(Lexicon.required(feature, "tag", path), path + "/tag", 640, 64);
            default -> {}
        }
    }
}
