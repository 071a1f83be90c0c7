package social.starling.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of the admin API that is the same for every platform: faults, requests, clock. */
public final class AdminRoutes {
    private final Backstage backstage;

    /** The admin API of {@code backstage}. */
    public AdminRoutes(Backstage backstage) {
        this.backstage = backstage;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get("/admin/faults", request -> WireReply.json(200, faults())),
                Route.post("/admin/faults", checked(this::addFault)),
                Route.delete("/admin/faults", request -> {
                    backstage.faults().clear();
                    return WireReply.json(200, faults());
                }),
                Route.get("/admin/requests", request -> WireReply.json(200, requests())),
                Route.delete("/admin/requests", request -> {
                    backstage.log().clear();
                    return WireReply.json(200, requests());
                }),
                Route.get("/admin/clock", request -> WireReply.json(200, clock())),
                Route.post("/admin/clock", checked(this::advance)));
    }

    /** An endpoint whose refused values (an {@link IllegalArgumentException}) are answered 400 with their message. */
    public static Route.Endpoint checked(Route.Endpoint endpoint) {
        return request -> {
            try {
                return endpoint.answer(request);
            } catch (IllegalArgumentException refused) {
                throw AdminBody.refuse(String.valueOf(refused.getMessage()));
            }
        };
    }

    /** Makes a 404 with {@code sentence}, for what an admin call names and is not there. */
    public static Supplier<Refusal> missing(String sentence) {
        return () -> new Refusal(sentence, WireReply.json(404, Json.object().put("error", sentence)));
    }

    private WireReply addFault(WireRequest request) {
        backstage.faults().add(FaultJson.read(request));
        return WireReply.json(201, faults());
    }

    private WireReply advance(WireRequest request) {
        int seconds = AdminBody.of(request, "advance_seconds").number("advance_seconds", 0);
        backstage.clock().advance(Duration.ofSeconds(seconds));
        return WireReply.json(200, clock());
    }

    private ObjectNode clock() {
        return Json.object().put("now", backstage.clock().instant().toString());
    }

    private ObjectNode faults() {
        ObjectNode all = Json.object();
        ArrayNode list = all.putArray("faults");
        backstage.faults().list().forEach(seen -> list.add(FaultJson.write(seen)));
        return all;
    }

    private ObjectNode requests() {
        RequestLog log = backstage.log();
        ObjectNode all = Json.object();
        all.putObject("creating").put("calls", log.creatingCalls()).put("posts_created", log.createdPosts());
        ArrayNode list = all.putArray("requests");
        for (LoggedRequest one : log.list()) {
            list.addObject()
                    .put("sequence", one.sequence())
                    .put("at", one.at().toString())
                    .put("method", one.method())
                    .put("path", one.path())
                    .put("query", one.query())
                    .put("status", one.status())
                    .put("outcome", FaultJson.name(one.outcome()))
                    .put("creating", one.creating())
                    .put("created", one.created());
        }
        return all;
    }
}
