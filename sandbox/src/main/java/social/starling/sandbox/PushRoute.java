package social.starling.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** The address of one feed: lets callers in, or keeps them out by a fault, and notes them as requests. */
final class PushRoute {
    /** Taken before the upgrade is answered: what happens from that answer on is pushed. */
    private static final String SUBSCRIPTION = "subscription";

    private final String path;
    private final Feed feed;
    private final Backstage backstage;

    PushRoute(String path, Feed feed, Backstage backstage) {
        this.path = path;
        this.feed = feed;
        this.backstage = backstage;
    }

    void addTo(RoutesConfig routes) {
        routes.wsBeforeUpgrade(path, context -> {
            String query = Optional.ofNullable(context.req().getQueryString()).orElse("");
            RequestLog.Exchange exchange = new RequestLog.Exchange("GET", context.path(), query, false);
            admit(context, exchange);
            context.attribute(SUBSCRIPTION, subscription(context, exchange));
            backstage.log().add(exchange, 101, LoggedRequest.Outcome.ANSWERED, false);
        });
        routes.ws(path, socket -> {
            socket.onConnect(context -> backstage
                    .push()
                    .open(
                            context.sessionId(),
                            context.session,
                            Objects.requireNonNull(context.<Feed.Subscription>attribute(SUBSCRIPTION)),
                            feed.isText(),
                            backstage.lock()));
            socket.onClose(context -> backstage.push().close(context.sessionId()));
        });
    }

    private Feed.Subscription subscription(Context context, RequestLog.Exchange exchange) {
        try {
            return backstage.lock().hold(() -> feed.subscribe(context.queryParamMap()));
        } catch (Refusal refusal) {
            WireReply reply = refusal.reply();
            backstage.log().add(exchange, reply.status(), LoggedRequest.Outcome.ANSWERED, false);
            throw new HttpResponseException(reply.status(), new String(reply.body(), StandardCharsets.UTF_8));
        }
    }

    private void admit(Context context, RequestLog.Exchange exchange) throws IOException {
        Optional<Fault.Action> fault = backstage.faults().strike("GET", context.path());
        if (fault.isPresent() && fault.get() instanceof Fault.Status status) {
            backstage.log().add(exchange, status.status(), LoggedRequest.Outcome.FAULT_STATUS, false);
            throw new HttpResponseException(status.status(), status.body());
        }
        Optional<Fault.HangUp> hangUp = fault.flatMap(PushRoute::hangUp);
        if (hangUp.isPresent()) {
            backstage.log().add(exchange, 0, LoggedRequest.Outcome.CUT_BEFORE_EFFECT, false);
            new Wire(context).cut(hangUp.get());
            throw new HttpResponseException(503, "");
        }
    }

    private static Optional<Fault.HangUp> hangUp(Fault.Action action) {
        return switch (action) {
            case Fault.CutBeforeBody(var hangUp) -> Optional.of(hangUp);
            case Fault.CutBeforeEffect(var hangUp) -> Optional.of(hangUp);
            case Fault.LoseAnswer(var hangUp) -> Optional.of(hangUp);
            case Fault.Status status -> Optional.empty();
            case Fault.Delay delay -> Optional.empty();
            case Fault.Truncate truncate -> Optional.empty();
            case Fault.Drip drip -> Optional.empty();
            case Fault.Endless endless -> Optional.empty();
            case Fault.WrongLength length -> Optional.empty();
            case Fault.Redirect redirect -> Optional.empty();
            case Fault.WrongType type -> Optional.empty();
        };
    }
}
