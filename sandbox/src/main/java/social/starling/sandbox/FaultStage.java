package social.starling.sandbox;

import java.io.IOException;
import java.util.Optional;
import social.starling.sandbox.LoggedRequest.Outcome;

/** Plays one exchange to its end, with the fault that was set for it at the place where it belongs. */
final class FaultStage {
    private final Wire wire;
    private final Optional<Fault.Action> fault;
    private final RequestLog.Exchange exchange;
    private final Optional<RequestLog> log;

    FaultStage(Wire wire, Optional<Fault.Action> fault, RequestLog.Exchange exchange, Optional<RequestLog> log) {
        this.wire = wire;
        this.fault = fault;
        this.exchange = exchange;
        this.log = log;
    }

    void play(Effect effect) throws IOException {
        if (fault.isEmpty()) {
            answer(effect.take());
            return;
        }
        switch (fault.get()) {
            case Fault.CutBeforeBody(var hangUp) -> cut(hangUp, Outcome.CUT_BEFORE_BODY, false);
            case Fault.CutBeforeEffect(var hangUp) -> {
                effect.readOnly();
                cut(hangUp, Outcome.CUT_BEFORE_EFFECT, false);
            }
            case Fault.LoseAnswer(var hangUp) ->
                cut(hangUp, Outcome.ANSWER_LOST, effect.take().hasCreated());
            case Fault.Status status -> status(status, effect);
            case Fault.Delay(var wait, var afterEffect) -> {
                if (afterEffect) {
                    WireReply reply = effect.take();
                    Wire.pause(wait);
                    answer(reply);
                } else {
                    Wire.pause(wait);
                    answer(effect.take());
                }
            }
            case Fault.Truncate(var bytes) -> {
                WireReply reply = effect.take();
                note(reply.status(), Outcome.TRUNCATED, reply.hasCreated());
                wire.truncate(reply, bytes);
            }
            case Fault.Drip(var bytes, var pause) -> {
                WireReply reply = effect.take();
                note(reply.status(), Outcome.DRIPPED, reply.hasCreated());
                wire.drip(reply, bytes, pause);
            }
            case Fault.Endless(var pause) -> {
                WireReply reply = effect.take();
                note(reply.status(), Outcome.ENDLESS, reply.hasCreated());
                wire.neverEnd(reply, pause);
            }
            case Fault.WrongLength(var bytes) -> {
                WireReply reply = effect.take();
                note(reply.status(), Outcome.WRONG_LENGTH, reply.hasCreated());
                wire.announce(reply, bytes);
            }
            case Fault.Redirect(var status, var location) -> {
                effect.readOnly();
                note(status, Outcome.REDIRECTED, false);
                wire.send(WireReply.text(status, "text/html", "").with("Location", location));
            }
            case Fault.WrongType(var contentType) -> {
                WireReply reply = effect.take();
                note(reply.status(), Outcome.MISTYPED, reply.hasCreated());
                wire.send(reply.with("Content-Type", contentType));
            }
        }
    }

    private void status(Fault.Status status, Effect effect) throws IOException {
        boolean created = false;
        if (status.afterEffect()) {
            created = effect.take().hasCreated();
        } else {
            effect.readOnly();
        }
        WireReply reply = WireReply.text(status.status(), "application/json", status.body());
        for (var header : status.headers().entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        note(status.status(), Outcome.FAULT_STATUS, created);
        wire.send(reply);
    }

    private void answer(WireReply reply) throws IOException {
        note(reply.status(), Outcome.ANSWERED, reply.hasCreated());
        wire.send(reply);
    }

    private void cut(Fault.HangUp hangUp, Outcome outcome, boolean created) throws IOException {
        note(0, outcome, created);
        wire.cut(hangUp);
    }

    /** The log is written before the peer can see the end of the exchange, so that a test finds it afterwards. */
    private void note(int status, Outcome outcome, boolean created) {
        log.ifPresent(requests -> requests.add(exchange, status, outcome, created));
    }

    /** The request itself: reading it, and what the platform makes of it. */
    interface Effect {
        /** Reads the whole request and does nothing. */
        void readOnly() throws IOException;

        /** Reads the whole request and lets it take effect. */
        WireReply take() throws IOException;
    }
}
