package social.starling.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import social.starling.http.Json;
import social.starling.ports.digest.Digest;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.FileLimits;
import social.starling.ports.media.MediaFitter.Fitting;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.media.Rendition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer that is kept.
 *
 * @param question what was asked, as 64 hexadecimal digits
 * @param url where the file came from
 * @param original the fetched file's place below the folder; null where none is kept
 */
record Kept(String question, String url, @Nullable String original, Fitting fitting) {
    /** The alt text is no part of it: it changes no byte. */
    static String question(Attachment source, MediaLimits limits) {
        return Digest.sha256Hex(String.join(
                "\n",
                source.kind().name(),
                source.url(),
                limits.images() > 0 ? text(limits.image()) : "",
                text(limits.gif()),
                text(limits.video())));
    }

    private static String text(@Nullable FileLimits limits) {
        return limits == null
                ? ""
                : limits.bytes() + " " + limits.width() + " " + limits.height() + " "
                        + limits.types().stream().sorted().toList() + " " + limits.duration();
    }

    byte[] json() {
        ObjectNode tree = Json.object();
        tree.put("question", question).put("url", url).put("original", original);
        switch (fitting) {
            case Fitting.Fitted fitted -> put(tree.putObject("rendition"), fitted.rendition());
            case Fitting.Unfit unfit -> tree.put("unfit", unfit.reason());
        }
        return Json.write(tree).toArray();
    }

    private static void put(ObjectNode tree, Rendition rendition) {
        Duration duration = rendition.duration();
        tree.put("sha256", rendition.sha256())
                .put("kind", rendition.kind().name())
                .put("mimeType", rendition.mimeType())
                .put("bytes", rendition.bytes())
                .put("width", rendition.width())
                .put("height", rendition.height())
                .put("millis", duration == null ? null : (Long) duration.toMillis());
    }

    /** Null for what is no such answer. */
    static @Nullable Kept of(String text) {
        JsonNode tree = Json.parse(text);
        if (tree == null) {
            return null;
        }
        JsonNode unfit = tree.path("unfit");
        try {
            Fitting fitting = unfit.isString()
                    ? new Fitting.Unfit(unfit.stringValue())
                    : new Fitting.Fitted(rendition(tree.path("rendition")));
            return new Kept(
                    tree.path("question").asString(""),
                    tree.path("url").asString(""),
                    tree.path("original").stringValue(null),
                    fitting);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Rendition rendition(JsonNode tree) {
        JsonNode millis = tree.path("millis");
        return new Rendition(
                tree.path("sha256").asString(""),
                Attachment.Kind.valueOf(tree.path("kind").asString("")),
                tree.path("mimeType").asString(""),
                tree.path("bytes").asLong(0),
                tree.path("width").asInt(0),
                tree.path("height").asInt(0),
                millis.isNumber() ? Duration.ofMillis(millis.asLong()) : null);
    }
}
