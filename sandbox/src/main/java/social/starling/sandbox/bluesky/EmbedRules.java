package social.starling.sandbox.bluesky;

import tools.jackson.databind.JsonNode;

/** What the lexicons of a post's embeds demand: link cards, images, video, quoted records. */
final class EmbedRules {
    private EmbedRules() {}

    static void check(JsonNode embed, String path) {
        switch (Lexicon.union(embed, path)) {
            case "app.bsky.embed.external" ->
                checkExternal(Lexicon.required(embed, "external", path), path + "/external");
            case "app.bsky.embed.images" -> checkImages(Lexicon.required(embed, "images", path), path + "/images");
            case "app.bsky.embed.video" -> checkBlob(Lexicon.required(embed, "video", path), path + "/video");
            case "app.bsky.embed.record" ->
                PostRecordRules.checkReference(Lexicon.required(embed, "record", path), path + "/record");
            case "app.bsky.embed.recordWithMedia" -> {
                check(Lexicon.required(embed, "record", path), path + "/record");
                check(Lexicon.required(embed, "media", path), path + "/media");
            }
            default -> {}
        }
    }

    private static void checkExternal(JsonNode external, String path) {
        Lexicon.object(external, path);
        Lexicon.uri(Lexicon.required(external, "uri", path), path + "/uri");
        Lexicon.string(Lexicon.required(external, "title", path), path + "/title");
        Lexicon.string(Lexicon.required(external, "description", path), path + "/description");
        if (external.has("thumb")) {
            checkBlob(external.path("thumb"), path + "/thumb");
        }
    }

    private static void checkImages(JsonNode images, String path) {
        Lexicon.array(images, path, 4);
        for (int i = 0; i < images.size(); i++) {
            String at = path + "/" + i;
            JsonNode image = Lexicon.object(images.get(i), at);
            checkBlob(Lexicon.required(image, "image", at), at + "/image");
            Lexicon.string(Lexicon.required(image, "alt", at), at + "/alt");
            if (image.has("aspectRatio")) {
                JsonNode ratio = Lexicon.object(image.path("aspectRatio"), at + "/aspectRatio");
                Lexicon.natural(Lexicon.required(ratio, "width", at), at + "/aspectRatio/width");
                Lexicon.natural(Lexicon.required(ratio, "height", at), at + "/aspectRatio/height");
            }
        }
    }

    private static void checkBlob(JsonNode blob, String path) {
        boolean complete = blob.path("$type").stringValue("").equals("blob")
                && Cid.isCid(blob.path("ref").path("$link").stringValue(""))
                && blob.path("mimeType").isString()
                && blob.path("size").isInt();
        if (!complete) {
            throw new Lexicon.Complaint(path + " should be a blob ref");
        }
    }
}
