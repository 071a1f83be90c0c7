package social.starling.sandbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A fault in the admin API's JSON. */
final class FaultJson {
    private static final String KINDS =
            "status, delay, cut_before_body, cut_before_effect, lose_answer, truncate, drip, endless, wrong_length, "
                    + "redirect, wrong_type";

    private FaultJson() {}

    static Fault read(WireRequest request) {
        AdminBody body = AdminBody.of(
                request,
                "method",
                "path",
                "nth",
                "count",
                "kind",
                "status",
                "headers",
                "body",
                "after_effect",
                "millis",
                "bytes",
                "hang_up",
                "location",
                "content_type");
        return new Fault(
                body.optionalText("method").orElse("*"),
                body.text("path"),
                body.number("nth", 1),
                body.number("count", 1),
                action(body));
    }

    private static Fault.Action action(AdminBody body) {
        Fault.HangUp hangUp = hangUp(body.optionalText("hang_up").orElse("reset"));
        Duration wait = Duration.ofMillis(body.number("millis", 0));
        boolean afterEffect = body.flag("after_effect", false);
        return switch (body.text("kind")) {
            case "status" ->
                new Fault.Status(
                        body.number("status", 503),
                        headers(body),
                        body.optionalText("body").orElse(""),
                        afterEffect);
            case "delay" -> new Fault.Delay(wait, afterEffect);
            case "cut_before_body" -> new Fault.CutBeforeBody(hangUp);
            case "cut_before_effect" -> new Fault.CutBeforeEffect(hangUp);
            case "lose_answer" -> new Fault.LoseAnswer(hangUp);
            case "truncate" -> new Fault.Truncate(body.number("bytes", 0));
            case "drip" -> new Fault.Drip(body.number("bytes", 1), wait);
            case "endless" -> new Fault.Endless(wait);
            case "wrong_length" -> new Fault.WrongLength(body.number("bytes", 0));
            case "redirect" -> new Fault.Redirect(body.number("status", 302), body.text("location"));
            case "wrong_type" -> new Fault.WrongType(body.text("content_type"));
            default -> throw AdminBody.refuse("kind is '" + body.text("kind") + "'; it must be one of " + KINDS);
        };
    }

    static ObjectNode write(Faults.Seen seen) {
        Fault fault = seen.fault();
        ObjectNode json = Json.object()
                .put("method", fault.method())
                .put("path", fault.path())
                .put("nth", fault.nth())
                .put("count", fault.count())
                .put("seen", seen.seen());
        switch (fault.action()) {
            case Fault.Status(var status, var headers, var body, var afterEffect) -> {
                json.put("kind", "status")
                        .put("status", status)
                        .put("body", body)
                        .put("after_effect", afterEffect);
                headers.forEach(json.putObject("headers")::put);
            }
            case Fault.Delay(var wait, var afterEffect) ->
                json.put("kind", "delay").put("millis", wait.toMillis()).put("after_effect", afterEffect);
            case Fault.CutBeforeBody(var hangUp) ->
                json.put("kind", "cut_before_body").put("hang_up", name(hangUp));
            case Fault.CutBeforeEffect(var hangUp) ->
                json.put("kind", "cut_before_effect").put("hang_up", name(hangUp));
            case Fault.LoseAnswer(var hangUp) -> json.put("kind", "lose_answer").put("hang_up", name(hangUp));
            case Fault.Truncate(var bytes) -> json.put("kind", "truncate").put("bytes", bytes);
            case Fault.Drip(var bytes, var pause) ->
                json.put("kind", "drip").put("bytes", bytes).put("millis", pause.toMillis());
            case Fault.Endless(var pause) -> json.put("kind", "endless").put("millis", pause.toMillis());
            case Fault.WrongLength(var bytes) ->
                json.put("kind", "wrong_length").put("bytes", bytes);
            case Fault.Redirect(var status, var location) ->
                json.put("kind", "redirect").put("status", status).put("location", location);
            case Fault.WrongType(var type) -> json.put("kind", "wrong_type").put("content_type", type);
        }
        return json;
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Fault.HangUp hangUp(String name) {
        return switch (name) {
            case "reset" -> Fault.HangUp.RESET;
            case "close" -> Fault.HangUp.CLOSE;
            default -> throw AdminBody.refuse("hang_up is '" + name + "'; it must be reset or close");
        };
    }

    private static Map<String, String> headers(AdminBody body) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> header :
                body.present("headers").orElseGet(Json::object).properties()) {
            if (!header.getValue().isString()) {
                throw AdminBody.refuse("header '" + header.getKey() + "' must be a string");
            }
            headers.put(header.getKey(), header.getValue().stringValue());
        }
        return headers;
    }
}
