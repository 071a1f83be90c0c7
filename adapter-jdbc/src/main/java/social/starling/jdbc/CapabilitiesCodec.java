package social.starling.jdbc;

import java.time.Duration;
import social.starling.ports.account.Capabilities;
import social.starling.ports.money.Money;
import social.starling.ports.money.PriceList;
import social.starling.ports.text.TextLimits;
import tools.jackson.databind.node.ObjectNode;

/** What an account can carry and what that costs, as JSON; amounts are millionths of a US dollar. */
final class CapabilitiesCodec {
    private static final int VERSION = 1;

    private CapabilitiesCodec() {}

    static String write(Capabilities capabilities) {
        return StoredJson.write(VERSION, json -> {
            json.putObject("text")
                    .put("length", capabilities.text().length())
                    .put("bytes", capabilities.text().bytes());
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
                        json.number("threadSegments"),
                        json.flag("oneAttemptAtATime"),
                        Duration.parse(json.text("callDeadline")),
                        json.object("prices", CapabilitiesCodec::readPrices)));
    }

    private static TextLimits readLimits(StoredJson json) {
        return new TextLimits(json.number("length"), json.number("bytes"));
    }

    private static void write(PriceList prices, ObjectNode json) {
        json.put("post", prices.post().microDollars())
                .put("postWithLink", prices.postWithLink().microDollars())
                .put("ownedRead", prices.ownedRead().microDollars())
                .put("read", prices.read().microDollars())
                .put("userRead", prices.userRead().microDollars());
    }

    private static PriceList readPrices(StoredJson json) {
        return new PriceList(
                new Money(json.bigNumber("post")),
                new Money(json.bigNumber("postWithLink")),
                new Money(json.bigNumber("ownedRead")),
                new Money(json.bigNumber("read")),
                new Money(json.bigNumber("userRead")));
    }
}
