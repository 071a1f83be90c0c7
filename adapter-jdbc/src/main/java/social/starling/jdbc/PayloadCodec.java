package social.starling.jdbc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.post.PostReference;
import social.starling.ports.post.ReplyTo;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.Payload;
import social.starling.ports.publish.Removal;
import tools.jackson.databind.node.ObjectNode;

/** What a delivery carries, as JSON. */
final class PayloadCodec {
    private static final int VERSION = 1;

    private PayloadCodec() {}

    static String write(Payload payload) {
        return StoredJson.write(VERSION, json -> {
            switch (payload) {
                case Content content -> write(content, json.putObject("content"));
                case Removal removal -> write(removal, json.putObject("removal"));
            }
        });
    }

    static Payload read(String json) {
        return StoredJson.read(json, "payload", VERSION, stored -> {
            Content content = stored.objectOrNull("content", PayloadCodec::readContent);
            return content == null ? stored.object("removal", PayloadCodec::readRemoval) : content;
        });
    }

    /** Empty while the post is not known. */
    private static void write(Removal removal, ObjectNode json) {
        if (removal.post() != null) {
            write(removal.post(), json);
        }
    }

    private static Removal readRemoval(StoredJson json) {
        String account = json.textOrNull("account");
        return account == null
                ? Removal.LATER
                : new Removal(new PostReference(new AccountId(account), json.text("id"), json.textOrNull("version")));
    }

    private static void write(Content content, ObjectNode json) {
        json.put("key", content.idempotencyKey());
        json.put("createdAt", content.createdAt().toString());
        RichTextCodec.write(content.text(), json.putObject("text"));
        ReplyTo reply = content.reply();
        if (reply != null) {
            write(reply.root(), json.putObject("root"));
            write(reply.parent(), json.putObject("parent"));
        }
        content.languages().forEach(json.putArray("languages")::add);
        MediaCodec.write(content.media(), json);
        if (content.card() != null) {
            MediaCodec.write(content.card(), json.putObject("card"));
        }
        if (content.original() != null) {
            json.put("original", content.original());
        }
    }

    private static Content readContent(StoredJson json) {
        return new Content(
                json.text("key"),
                Instant.parse(json.text("createdAt")),
                json.object("text", RichTextCodec::read),
                readReply(json),
                json.texts("languages"),
                MediaCodec.read(json),
                json.objectOrNull("card", MediaCodec::readCard),
                json.textOrNull("original"));
    }

    private static @Nullable ReplyTo readReply(StoredJson json) {
        PostReference root = json.objectOrNull("root", PayloadCodec::readReference);
        PostReference parent = json.objectOrNull("parent", PayloadCodec::readReference);
        return root == null || parent == null ? null : new ReplyTo(root, parent);
    }

    private static void write(PostReference post, ObjectNode json) {
        json.put("account", post.account().value());
        json.put("id", post.id());
        if (post.version() != null) {
            json.put("version", post.version());
        }
    }

    private static PostReference readReference(StoredJson json) {
        return new PostReference(new AccountId(json.text("account")), json.text("id"), json.textOrNull("version"));
    }
}
