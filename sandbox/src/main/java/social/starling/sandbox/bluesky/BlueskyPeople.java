package social.starling.sandbox.bluesky;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import social.starling.sandbox.Json;
import social.starling.sandbox.media.MediaFile;
import social.starling.sandbox.media.TestPicture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the platform's users do in its own app, which makes the facets and the reply references for them. */
final class BlueskyPeople {
    private static final String REPOSTS = "app.bsky.feed.repost";

    private final Pds pds;
    private final UserText texts;

    BlueskyPeople(Pds pds) {
        this.pds = pds;
        this.texts = new UserText(pds.accounts());
    }

    BlueskyAccount named(String handle) {
        return pds.accounts()
                .find(handle)
                .orElseThrow(() -> new IllegalArgumentException("no account is named '" + handle + "'; known are "
                        + pds.accounts().all().stream()
                                .map(BlueskyAccount::handle)
                                .toList()));
    }

    /** A file from the user's own disk: a video or image as its bytes say, unless {@code type} does. */
    BlueskyMedia media(byte[] bytes, Optional<String> type, String alt, MediaFile otherwise) {
        MediaFile file = MediaFile.of(bytes).orElse(otherwise);
        return new BlueskyMedia(
                type.orElse(file.isVideo() ? "video" : "image"),
                alt,
                file.width(),
                file.height(),
                Optional.of(pds.repos().bytes().add(bytes)));
    }

    /** A post that shows a link as a card; the text may name the link or not. */
    BlueskyPost post(String handle, String text, BlueskyCard card) {
        Repo repo = pds.repos().of(named(handle));
        ObjectNode record = draft(text, pds.clock().instant());
        ObjectNode external = record.putObject("embed")
                .put("$type", "app.bsky.embed.external")
                .putObject("external");
        external.put("uri", card.url()).put("title", card.title()).put("description", card.description());
        card.picture().ifPresent(picture -> external.set("thumb", blob(repo, "image/jpeg", picture)));
        return write(repo, pds.repos().nextKey(), record);
    }

    BlueskyPost post(String handle, String text, Optional<String> replyTo, List<BlueskyMedia> media) {
        Repo repo = pds.repos().of(named(handle));
        Instant now = pds.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        ObjectNode record =
                draft(text, replyTo.map(uri -> after(existing(uri), now)).orElse(now));
        replyTo.ifPresent(uri -> record.set("reply", reply(uri)));
        if (!media.isEmpty()) {
            record.set("embed", embed(repo, media));
        }
        return write(repo, pds.repos().nextKey(), record);
    }

    BlueskyPost quote(String handle, String text, String uri, List<BlueskyMedia> media) {
        Repo repo = pds.repos().of(named(handle));
        ObjectNode quoted = Json.object().put("$type", "app.bsky.embed.record");
        quoted.set("record", reference(existing(uri)));
        ObjectNode record = draft(text, pds.clock().instant());
        if (media.isEmpty()) {
            record.set("embed", quoted);
        } else {
            ObjectNode embed = record.putObject("embed").put("$type", "app.bsky.embed.recordWithMedia");
            embed.set("record", quoted);
            embed.set("media", embed(repo, media));
        }
        return write(repo, pds.repos().nextKey(), record);
    }

    /** A record of another collection than posts. */
    BlueskyPost repost(String handle, String uri) {
        ObjectNode record = Json.object().put("$type", REPOSTS);
        record.set("subject", reference(existing(uri)));
        record.put("createdAt", Posts.time(pds.clock().instant()));
        Repo repo = pds.repos().of(named(handle));
        return Posts.of(repo.put(REPOSTS, pds.repos().nextKey(), record, BlueskyPost.Via.USER));
    }

    /** What another program has written into the user's repository, judged by nobody. */
    BlueskyPost write(String handle, Optional<String> rkey, ObjectNode record) {
        Repo repo = pds.repos().of(named(handle));
        String key = rkey.orElseGet(pds.repos()::nextKey);
        return Posts.of(repo.put(PostRecordRules.COLLECTION, key, record, BlueskyPost.Via.USER));
    }

    private ObjectNode draft(String text, Instant createdAt) {
        ObjectNode record =
                Json.object().put("$type", PostRecordRules.COLLECTION).put("text", text);
        record.put("createdAt", Posts.time(createdAt));
        record.putArray("langs").add("en");
        setFacets(record, text);
        return record;
    }

    /** A reply is younger than its parent, though the clock stands still. */
    private static Instant after(StoredRecord parent, Instant now) {
        String written = parent.value().path("createdAt").stringValue("");
        if (!Datetimes.isDatetime(written)) {
            return now;
        }
        Instant next = Datetimes.parse(written).toInstant().plusMillis(1);
        return next.isAfter(now) ? next : now;
    }

    /** Replaces the text under the same key: the app cannot do that, other clients can. */
    BlueskyPost edit(String uri, String text) {
        StoredRecord old = existing(uri);
        ObjectNode record = ((ObjectNode) old.value()).deepCopy().put("text", text);
        record.remove("facets");
        setFacets(record, text);
        return write(repoOf(old), old.rkey(), record);
    }

    void delete(String uri) {
        StoredRecord record = existing(uri);
        repoOf(record).delete(record);
    }

    private BlueskyPost write(Repo repo, String rkey, ObjectNode record) {
        try {
            PostRecordRules.check(record);
        } catch (Lexicon.Complaint complaint) {
            throw new IllegalArgumentException(complaint.getMessage(), complaint);
        }
        return Posts.of(repo.put(PostRecordRules.COLLECTION, rkey, record, BlueskyPost.Via.USER));
    }

    private void setFacets(ObjectNode record, String text) {
        ArrayNode facets = texts.facets(text);
        if (!facets.isEmpty()) {
            record.set("facets", facets);
        }
    }

    private ObjectNode reply(String parentUri) {
        StoredRecord parent = existing(parentUri);
        ObjectNode reply = Json.object();
        JsonNode root = parent.value().path("reply").path("root");
        reply.set("root", root.isObject() ? root : reference(parent));
        reply.set("parent", reference(parent));
        return reply;
    }

    private static ObjectNode reference(StoredRecord record) {
        return Json.object().put("uri", record.uri()).put("cid", record.cid());
    }

    private ObjectNode embed(Repo repo, List<BlueskyMedia> media) {
        ObjectNode embed = Json.object();
        if (media.getFirst().type().equals("video")) {
            embed.put("$type", "app.bsky.embed.video")
                    .put("alt", media.getFirst().alt());
            embed.set("video", blob(repo, "video/mp4", media.getFirst()));
            embed.set("aspectRatio", ratio(media.getFirst()));
            return embed;
        }
        boolean gallery = media.size() > EmbedRules.MOST_IMAGES;
        ArrayNode images = embed.put("$type", gallery ? EmbedRules.GALLERY : "app.bsky.embed.images")
                .putArray(gallery ? "items" : "images");
        for (BlueskyMedia one : media) {
            ObjectNode image = images.addObject();
            if (gallery) {
                image.put("$type", EmbedRules.GALLERY_IMAGE);
            }
            image.put("alt", one.alt());
            image.set("image", blob(repo, "image/jpeg", one));
            image.set("aspectRatio", ratio(one));
        }
        return embed;
    }

    /** The app uploads what it is given; the size of a picture is not looked at. */
    private ObjectNode blob(Repo repo, String suggested, BlueskyMedia media) {
        TestPicture picture = suggested.equals("video/mp4") ? TestPicture.VIDEO : TestPicture.PHOTO;
        byte[] bytes = media.bytes()
                .flatMap(pds.repos().bytes()::find)
                .orElseGet(() -> picture.bytes(media.width(), media.height()));
        String mimeType = MediaFile.type(bytes).orElse(suggested);
        return BlobRoutes.reference(repo.addBlob(bytes, mimeType), mimeType, bytes.length);
    }

    private static ObjectNode ratio(BlueskyMedia media) {
        return Json.object().put("width", media.width()).put("height", media.height());
    }

    private StoredRecord existing(String uri) {
        return pds.repos().at(uri).orElseThrow(() -> new IllegalArgumentException("there is no post '" + uri + "'"));
    }

    private Repo repoOf(StoredRecord record) {
        return pds.repos().of(named(record.uri().split("/")[2]));
    }
}
