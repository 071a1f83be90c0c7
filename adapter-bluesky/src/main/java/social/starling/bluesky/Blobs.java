package social.starling.bluesky;

import java.util.regex.Pattern;
import social.starling.http.HttpAnswer;
import social.starling.http.HttpBody;
import social.starling.http.Json;
import social.starling.ports.account.Account;
import social.starling.ports.media.Rendition;
import social.starling.ports.media.Renditions;
import social.starling.ports.platform.PlatformException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings fitted files to an account's server. The same bytes are the same blob there, however often they come; one that no
 * record names is forgotten after some hours.
 */
final class Blobs {
    private static final Pattern CID = Pattern.compile("[a-zA-Z0-9]{8,256}");
    private static final Pattern MIME_TYPE = Pattern.compile("[a-z]+/[a-zA-Z0-9.+-]{1,100}");

    private final BlueskySession session;
    private final Renditions renditions;
    private final VideoUpload videos;

    Blobs(BlueskySession session, Renditions renditions, VideoUpload videos) {
        this.videos = videos;
        this.session = session;
        this.renditions = renditions;
    }

    /**
     * The reference by which a record names the file, with the type that the server has found in it; of a video perhaps as
     * a video service has made it.
     *
     * @throws IllegalArgumentException when the server never takes it
     * @throws PlatformException when it may later
     */
    ObjectNode upload(Account account, Rendition file) {
        ObjectNode video = file.mimeType().startsWith("video/") ? videos.upload(account, file) : null;
        return video == null ? stored(account, file) : video;
    }

    private ObjectNode stored(Account account, Rendition file) {
        HttpBody body = new HttpBody(file.mimeType(), file.bytes(), () -> renditions.open(file));
        HttpAnswer answer = session.repeatable(
                account,
                Xrpc.procedure(account.server(), "com.atproto.repo.uploadBlob").body(body));
        if (answer.status() == 413) {
            throw new IllegalArgumentException("The server takes no file of " + file.bytes() + " bytes: "
                    + Xrpc.sentence(answer) + ". Make it smaller");
        }
        if (!answer.ok()) {
            throw Xrpc.failure(answer);
        }
        return reference(answer, file);
    }

    private static ObjectNode reference(HttpAnswer answer, Rendition file) {
        JsonNode blob = answer.json().path("blob");
        String cid = blob.path("ref").path("$link").asString("");
        String type = blob.path("mimeType").asString("");
        long size = blob.path("size").asLong(-1);
        if (!CID.matcher(cid).matches() || !MIME_TYPE.matcher(type).matches() || size != file.bytes()) {
            throw new PlatformException.Malformed(
                    answer.endpoint() + " answered with no reference to the " + file.bytes() + " bytes it was sent",
                    null);
        }
        return reference(cid, type, size);
    }

    static ObjectNode reference(String cid, String type, long size) {
        ObjectNode reference = Json.object().put("$type", "blob");
        reference.putObject("ref").put("$link", cid);
        return reference.put("mimeType", type).put("size", size);
    }
}
