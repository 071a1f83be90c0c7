package social.starling.sandbox.bluesky;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import social.starling.sandbox.Refusal;
import tools.jackson.databind.JsonNode;

/**
 * What a PDS demands of the files that a record names: each was uploaded to the same repository, and fits what the lexicon
 * says of its place. A file that another record shows already is not looked at again.
 */
final class BlobRules {
    private static final String ANY = "*/*";
    private static final String IMAGES = "image/*";
    private static final int THUMB = 1_000_000;
    private static final int CAPTIONS = 20_000;

    private final Pds pds;

    BlobRules(Pds pds) {
        this.pds = pds;
    }

    void check(Repo repo, JsonNode record) {
        walk(repo, record, "", "");
    }

    /** Whether {@code node} is a reference to a file. */
    static boolean isReference(JsonNode node) {
        return node.path("$type").stringValue("").equals("blob");
    }

    private void walk(Repo repo, JsonNode node, String type, String key) {
        if (isReference(node)) {
            checkFile(repo, node, place(type, key));
            return;
        }
        String inside = node.path("$type").stringValue(type);
        if (node.isObject()) {
            node.properties().forEach(child -> walk(repo, child.getValue(), inside, child.getKey()));
        } else {
            node.forEach(child -> walk(repo, child, inside, key));
        }
    }

    private Place place(String type, String key) {
        BlobLimits limits = pds.blobLimits();
        return switch (type + "/" + key) {
            case "app.bsky.embed.images/image", EmbedRules.GALLERY_IMAGE + "/image" ->
                new Place(IMAGES, limits.image());
            case "app.bsky.embed.external/thumb" -> new Place(IMAGES, THUMB);
            case "app.bsky.embed.video/video" -> new Place("video/mp4", limits.video());
            case "app.bsky.embed.video/file" -> new Place("text/vtt", CAPTIONS);
            default -> new Place(ANY, Integer.MAX_VALUE);
        };
    }

    private static void checkFile(Repo repo, JsonNode reference, Place place) {
        String cid = reference.path("ref").path("$link").stringValue("");
        Optional<StoredBlob> uploaded = repo.uploaded(cid);
        StoredBlob found =
                uploaded.orElseThrow(() -> XrpcErrors.error(400, "BlobNotFound", "Could not find blob: " + cid));
        if (repo.isShown(cid)) {
            return;
        }
        if (found.size() > place.most) {
            throw XrpcErrors.error(
                    400,
                    "BlobTooLarge",
                    "This file is too large. It is " + format(found.size()) + " but the maximum size is "
                            + format(place.most) + ".");
        }
        String named = reference.path("mimeType").stringValue("");
        if (!named.equals(found.mimeType())) {
            throw wrongType("Referenced Mimetype does not match stored blob. Expected: " + found.mimeType() + ", Got: "
                    + named);
        }
        if (!place.accepts(named)) {
            throw wrongType("Wrong type of file. It is " + named + " but it must match " + place.accepted + ".");
        }
    }

    private static Refusal wrongType(String message) {
        return XrpcErrors.error(400, "InvalidMimeType", message);
    }

    /** As the server's library writes sizes: 1024 at a time, two digits behind the point, none that are 0. */
    static String format(int bytes) {
        int power = bytes >= 1024 * 1024 ? 2 : bytes >= 1024 ? 1 : 0;
        BigDecimal scaled = BigDecimal.valueOf(bytes)
                .divide(BigDecimal.valueOf(1024).pow(power), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return scaled.toPlainString() + "BKM".charAt(power) + (power == 0 ? "" : "B");
    }

    private record Place(String accepted, int most) {
        boolean accepts(String mimeType) {
            return accepted.equals(ANY)
                    || accepted.equals(mimeType)
                    || (accepted.endsWith("/*") && mimeType.startsWith(accepted.substring(0, accepted.length() - 1)));
        }
    }
}
