package social.starling.jdbc;

import social.starling.ports.backfill.BackfillForecast;
import social.starling.ports.backfill.BackfillTally;
import social.starling.ports.money.Money;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a backfill has counted and done, as JSON. */
final class BackfillCodec {
    private static final int VERSION = 1;

    private BackfillCodec() {}

    static String write(BackfillTally tally) {
        return StoredJson.write(VERSION, json -> write(tally, json));
    }

    static BackfillTally readTally(String text) {
        return StoredJson.read(text, "tally of a backfill", VERSION, BackfillCodec::tally);
    }

    static String write(BackfillForecast forecast) {
        return StoredJson.write(VERSION, json -> {
            write(forecast.tally(), json);
            ArrayNode reasons = json.putArray("reasons");
            forecast.reasons()
                    .forEach(each ->
                            reasons.addObject().put("reason", each.reason()).put("posts", each.posts()));
        });
    }

    static BackfillForecast readForecast(String text) {
        return StoredJson.read(
                text,
                "forecast of a backfill",
                VERSION,
                json -> new BackfillForecast(
                        tally(json),
                        json.objects(
                                "reasons",
                                each -> new BackfillForecast.Reason(each.text("reason"), each.number("posts")))));
    }

    private static void write(BackfillTally tally, ObjectNode json) {
        json.put("posts", tally.posts())
                .put("carried", tally.carried())
                .put("copies", tally.copies())
                .put("known", tally.known())
                .put("skipped", tally.skipped())
                .put("price", tally.price().microDollars())
                .put("recognised", tally.recognised());
    }

    private static BackfillTally tally(StoredJson json) {
        return new BackfillTally(
                json.number("posts"),
                json.number("carried"),
                json.number("copies"),
                json.number("known"),
                json.number("skipped"),
                new Money(json.bigNumber("price")),
                Math.toIntExact(json.bigNumberOr("recognised", 0)));
    }
}
