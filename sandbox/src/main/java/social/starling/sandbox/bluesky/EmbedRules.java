package social.starling.sandbox.bluesky;

import tools.jackson.databind.JsonNode;

/** What the lexicons of a post's embeds demand: link cards, images, video, quoted records. */
final class EmbedRules {
    static final String GALLERY = "app.bsky.embed.gallery";
    static final String GALLERY_IMAGE = GALLERY + "#image";

    /** More are a gallery. */
    static final int MOST_IMAGES = 4;

    private static final int MOST_ITEMS = 20;

    private EmbedRules() {}

    static void check(JsonNode embed, String path) {
        switch (Lexicon.union(embed, path)) {
            case "app.bsky.embed.record" -> checkQuote(embed, path);
            case "app.bsky.embed.recordWithMedia" -> {
                checkQuote(Lexicon.object(Lexicon.required(embed, "record", path), path + "/record"), path + "/record");
                checkMedia(Lexicon.required(embed, "media", path), path + "/media");
            }
            default -> checkMedia(embed, path);
        }
    }

    private static void checkMedia(JsonNode embed, String path) {
        switch (Lexicon.union(embed, path)) {
            case "app.bsky.embed.external" ->
                checkExternal(Lexicon.required(embed, "external", path), path + "/external");
            case "app.bsky.embed.images" -> checkImages(Lexicon.required(embed, "images", path), path + "/images");
            case GALLERY -> checkGallery(Lexicon.required(embed, "items", path), path + "/items");
            case "app.bsky.embed.video" -> checkVideo(embed, path);
            default -> {}
        }
    }

    private static void checkQuote(JsonNode embed, String path) {
        PostRecordRules.checkReference(Lexicon.required(embed, "record", path), path + "/record");
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
        Lexicon.array(images, path, MOST_IMAGES);
        for (int i = 0; i < images.size(); i++) {
            String at = path + "/" + i;
            JsonNode image = Lexicon.object(images.get(i), at);
            checkBlob(Lexicon.required(image, "image", at), at + "/image");
            Lexicon.string(Lexicon.required(image, "alt", at), at + "/alt");
            checkRatio(image, at);
        }
    }

    private static void checkGallery(JsonNode items, String path) {
        Lexicon.array(items, path, MOST_ITEMS);
        for (int i = 0; i < items.size(); i++) {
            String at = path + "/" + i;
            if (Lexicon.union(items.get(i), at).equals(GALLERY_IMAGE)) {
                checkBlob(Lexicon.required(items.get(i), "image", at), at + "/image");
                Lexicon.string(Lexicon.required(items.get(i), "alt", at), at + "/alt");
                Lexicon.required(items.get(i), "aspectRatio", at);
                checkRatio(items.get(i), at);
            }
        }
    }

    private static void checkVideo(JsonNode video, String path) {
        checkBlob(Lexicon.required(video, "video", path), path + "/video");
        if (video.has("alt")) {
            Lexicon.string(video.path("alt"), path + "/alt", 10_000, 1_000);
        }
        if (video.has("captions")) {
            JsonNode captions = Lexicon.array(video.path("captions"), path + "/captions", 20);
            for (int i = 0; i < captions.size(); i++) {
                String at = path + "/captions/" + i;
                JsonNode caption = Lexicon.object(captions.get(i), at);
                Lexicon.language(Lexicon.required(caption, "lang", at), at + "/lang");
                checkBlob(Lexicon.required(caption, "file", at), at + "/file");
            }
        }
        checkRatio(video, path);
    }

    private static void checkRatio(JsonNode media, String path) {
        if (media.has("aspectRatio")) {
            String at = path + "/aspectRatio";
            JsonNode ratio = Lexicon.object(media.path("aspectRatio"), at);
            Lexicon.positive(Lexicon.required(ratio, "width", at), at + "/width");
            Lexicon.positive(Lexicon.required(ratio, "height", at), at + "/height");
        }
    }

    private static void checkBlob(JsonNode blob, String path) {
        boolean complete = BlobRules.isReference(blob)
                && Cid.isCid(blob.path("ref").path("$link").stringValue(""))
                && blob.path("mimeType").isString()
                && blob.path("size").isInt();
        if (!complete) {
            throw new Lexicon.Complaint(path + " should be a blob ref");
        }
    }
}
