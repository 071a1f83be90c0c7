package social.starling.bluesky;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Account;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.LinkCard;
import tools.jackson.databind.JsonNode;

/**
 * What a post shows below its text.
 *
 * @param links addresses that stand nowhere else: of a link card, of a feed or list
 * @param cards of links among them
 * @param quotes the web address of the quoted post; null when none is quoted
 */
record Embeds(
        List<Attachment> attachments,
        List<String> links,
        List<LinkCard> cards,
        @Nullable String quotes) {
    private static final String TYPE = "app.bsky.embed.";

    static Embeds of(Account account, URI webApp, JsonNode embed) {
        Reading reading = new Reading(account, webApp);
        reading.embed(embed);
        return new Embeds(
                List.copyOf(reading.attachments),
                List.copyOf(reading.links),
                List.copyOf(reading.cards),
                reading.quotes);
    }

    private static final class Reading {
        private final Account account;
        private final URI webApp;
        private final List<Attachment> attachments = new ArrayList<>();
        private final List<String> links = new ArrayList<>();
        private final List<LinkCard> cards = new ArrayList<>();
        private @Nullable String quotes;

        Reading(Account account, URI webApp) {
            this.account = account;
            this.webApp = webApp;
        }

        void embed(JsonNode embed) {
            switch (embed.path("$type").asString("")) {
                case TYPE + "images" -> images(embed.path("images"));
                // The lexicon's first form had its items as media.
                case TYPE + "gallery" -> images(embed.has("items") ? embed.path("items") : embed.path("media"));
                case TYPE + "video" -> video(embed);
                case ExternalEmbed.TYPE -> external(embed.path("external"));
                case TYPE + "record" -> record(embed.path("record"));
                case TYPE + "recordWithMedia" -> {
                    record(embed.path("record").path("record"));
                    embed(withoutNesting(embed.path("media")));
                }
                default -> {}
            }
        }

        /** Media holds no quote of its own; one that claims to would be followed for ever. */
        private static JsonNode withoutNesting(JsonNode media) {
            return media.path("$type").asString("").equals(TYPE + "recordWithMedia") ? media.path("") : media;
        }

        private void images(JsonNode images) {
            for (JsonNode image : images) {
                JsonNode blob = image.path("image");
                boolean gif = blob.path("mimeType").asString("").equals("image/gif");
                attach(gif ? Attachment.Kind.GIF : Attachment.Kind.IMAGE, blob, image.path("alt"));
            }
        }

        private void video(JsonNode embed) {
            boolean gif = embed.path("presentation").asString("").equals("gif");
            attach(gif ? Attachment.Kind.GIF : Attachment.Kind.VIDEO, embed.path("video"), embed.path("alt"));
        }

        private void attach(Attachment.Kind kind, JsonNode blob, JsonNode alt) {
            String cid = cid(blob);
            if (!cid.isEmpty()) {
                attachments.add(new Attachment(kind, blobUrl(cid), alt.asString("")));
            }
        }

        private void external(JsonNode external) {
            String uri = external.path("uri").asString("");
            link(uri);
            String cid = cid(external.path("thumb"));
            LinkCard card = LinkCard.told(
                    uri,
                    external.path("title").asString(""),
                    external.path("description").asString(""),
                    cid.isEmpty() ? null : blobUrl(cid));
            if (card != null && links.contains(uri)) {
                cards.add(card);
            }
        }

        /** Blobs from before 2023 have their CID beside the type instead of in a link. */
        private static String cid(JsonNode blob) {
            return blob.path("ref").path("$link").asString(blob.path("cid").asString(""));
        }

        private String blobUrl(String cid) {
            return account.server() + "/xrpc/com.atproto.sync.getBlob?did=" + encoded(account.remoteId()) + "&cid="
                    + encoded(cid);
        }

        private void record(JsonNode reference) {
            AtUri uri = AtUri.parse(reference.path("uri").asString(""));
            if (uri == null) {
                return;
            }
            String profile = webApp + "/profile/" + uri.did();
            switch (uri.collection()) {
                case AtUri.POST -> quotes = profile + "/post/" + uri.key();
                case "app.bsky.feed.generator" -> link(profile + "/feed/" + uri.key());
                case "app.bsky.graph.list" -> link(profile + "/lists/" + uri.key());
                case "app.bsky.graph.starterpack" -> link(webApp + "/starter-pack/" + uri.did() + "/" + uri.key());
                default -> {}
            }
        }

        private void link(String uri) {
            if (LinkTarget.isWeb(uri) && LinkTarget.isSendable(uri)) {
                links.add(uri);
            }
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
