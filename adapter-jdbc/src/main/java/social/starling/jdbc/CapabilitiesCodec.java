package social.starling.jdbc;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Capabilities;
import social.starling.ports.media.CardLimits;
import social.starling.ports.media.FileLimits;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.money.Money;
import social.starling.ports.money.PriceList;
import social.starling.ports.text.TextLimits;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an account can carry and what that costs, as JSON; amounts are millionths of a US dollar. In rows from before
 * there was media, or cards, the names about them are missing: such an account carries none until it is checked again.
 */
final class CapabilitiesCodec {
    private static final int VERSION = 1;

    private CapabilitiesCodec() {}

    static String write(Capabilities capabilities) {
        return StoredJson.write(VERSION, json -> {
            json.putObject("text")
                    .put("length", capabilities.text().length())
                    .put("bytes", capabilities.text().bytes());
            if (!capabilities.media().equals(MediaLimits.NONE)) {
                write(capabilities.media(), json.putObject("media"));
            }
            if (capabilities.cards() != null) {
                write(capabilities.cards(), json.putObject("cards"));
            }
            json.put("threadSegments", capabilities.threadSegments());
            json.put("oneAttemptAtATime", capabilities.oneAttemptAtATime());
            json.put("callDeadline", capabilities.callDeadline().toString());
            write(capabilities.prices(), json.putObject("prices"));
        });
    }

    static Capabilities read(String text) {
        return StoredJson.read(
                text,
                "capabilities",
                VERSION,
                json -> new Capabilities(
                        json.object("text", CapabilitiesCodec::readLimits),
                        readMedia(json),
                        json.objectOrNull("cards", CapabilitiesCodec::readCards),
                        json.number("threadSegments"),
                        json.flag("oneAttemptAtATime"),
                        Duration.parse(json.text("callDeadline")),
                        json.object("prices", CapabilitiesCodec::readPrices)));
    }

    private static TextLimits readLimits(StoredJson json) {
        return new TextLimits(json.number("length"), json.number("bytes"));
    }

    private static void write(MediaLimits media, ObjectNode json) {
        json.put("images", media.images()).put("altText", media.altText());
        write("image", media.image(), json);
        write("gif", media.gif(), json);
        write("video", media.video(), json);
    }

    private static void write(String kind, @Nullable FileLimits limits, ObjectNode media) {
        if (limits == null) {
            return;
        }
        ObjectNode json = media.putObject(kind)
                .put("bytes", limits.bytes())
                .put("width", limits.width())
                .put("height", limits.height());
        limits.types().stream().sorted().forEach(json.putArray("types")::add);
        if (limits.duration() != null) {
            json.put("duration", limits.duration().toString());
        }
    }

    private static MediaLimits readMedia(StoredJson capabilities) {
        MediaLimits media = capabilities.objectOrNull(
                "media",
                json -> new MediaLimits(
                        json.number("images"),
                        json.objectOrNull("image", CapabilitiesCodec::readFileLimits),
                        json.objectOrNull("gif", CapabilitiesCodec::readFileLimits),
                        json.objectOrNull("video", CapabilitiesCodec::readFileLimits),
                        json.number("altText")));
        return media == null ? MediaLimits.NONE : media;
    }

    private static void write(CardLimits cards, ObjectNode json) {
        json.put("title", cards.title()).put("description", cards.description());
        write("thumb", cards.thumb(), json);
    }

    private static CardLimits readCards(StoredJson json) {
        return new CardLimits(
                json.number("title"),
                json.number("description"),
                json.objectOrNull("thumb", CapabilitiesCodec::readFileLimits));
    }

    private static FileLimits readFileLimits(StoredJson json) {
        String duration = json.textOrNull("duration");
        return new FileLimits(
                json.bigNumber("bytes"),
                json.number("width"),
                json.number("height"),
                Set.copyOf(json.texts("types")),
                duration == null ? null : Duration.parse(duration));
    }

    private static void write(PriceList prices, ObjectNode json) {
        json.put("post", prices.post().microDollars())
                .put("postWithLink", prices.postWithLink().microDollars())
                .put("ownedRead", prices.ownedRead().microDollars())
                .put("read", prices.read().microDollars())
                .put("userRead", prices.userRead().microDollars())
                .put("altText", prices.altText().microDollars());
    }

    private static PriceList readPrices(StoredJson json) {
        return new PriceList(
                new Money(json.bigNumber("post")),
                new Money(json.bigNumber("postWithLink")),
                new Money(json.bigNumber("ownedRead")),
                new Money(json.bigNumber("read")),
                new Money(json.bigNumber("userRead")),
                new Money(json.bigNumberOr("altText", 0)));
    }
}
