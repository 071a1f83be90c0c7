package social.starling.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import social.starling.core.platform.Platforms;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.OriginLink;
import social.starling.ports.money.Money;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.Fingerprint;
import social.starling.ports.post.ReplyTo;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.AttemptId;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.Payload;
import social.starling.ports.publish.PostPublisher;
import social.starling.ports.publish.Prepared;
import social.starling.ports.publish.Removal;
import social.starling.ports.publish.RequestBytes;

/** Sends a claimed delivery: prepares it, opens the attempt durably, and only then lets the publisher call. */
final class Sender {
    private final Platforms platforms;
    private final DurableWriter writer;
    private final Transmission transmission;
    private final Failures failures;
    private final InstantSource clock;

    Sender(
            Platforms platforms,
            DurableWriter writer,
            Transmission transmission,
            Failures failures,
            InstantSource clock) {
        this.platforms = platforms;
        this.writer = writer;
        this.transmission = transmission;
        this.failures = failures;
        this.clock = clock;
    }

    void send(Work work, Lease lease) {
        Payload payload = payload(work);
        Prepared prepared;
        try {
            prepared = prepare(work, payload);
        } catch (IllegalArgumentException e) {
            failures.unsendable(work, String.valueOf(e.getMessage()));
            return;
        } catch (PlatformException e) {
            failures.beforeOpening(work, e);
            return;
        }
        Attempt attempt = attempt(work, payload, prepared);
        Duration call = work.account().capabilities().callDeadline();
        if (!lease.covers(call) && !transmission.renew(work, lease)) {
            return;
        }
        Change.Open open = new Change.Open(
                work.delivery().id(),
                work.delivery().epoch(),
                attempt,
                work.account().cap(),
                plannedLink(work, prepared));
        switch (writer.commit(open)) {
            case ChangeResult.Done done -> transmission.transmit(work.sending(attempt), lease);
            case ChangeResult.Lost lost -> transmission.lost(work, lost);
            case ChangeResult.Refused refused -> failures.refused(work, refused.refusal());
        }
    }

    private Prepared prepare(Work work, Payload payload) {
        PostPublisher publisher = platforms.of(work.account().platform()).publisher();
        return switch (payload) {
            case Content content -> publisher.prepare(content, work.account());
            case Removal removal -> new Prepared(work.account().id(), RequestBytes.EMPTY, null, null, Money.ZERO);
        };
    }

    private Attempt attempt(Work work, Payload payload, Prepared prepared) {
        Instant now = clock.instant();
        return new Attempt(
                new AttemptId(work.delivery().id() + "-" + work.delivery().epoch()),
                payload,
                prepared,
                fingerprint(payload),
                now,
                now.plus(work.account().capabilities().callDeadline()),
                0,
                null);
    }

    private static Payload payload(Work work) {
        return switch (work.delivery().payload()) {
            case Content content -> content.under(work.claim().reply());
            case Removal removal -> removal;
        };
    }

    private static Fingerprint fingerprint(Payload payload) {
        return switch (payload) {
            case Content content ->
                Fingerprint.of(
                        content.text(),
                        parentId(content.reply()),
                        content.media().size());
            case Removal removal -> Fingerprint.NONE;
        };
    }

    private static @Nullable String parentId(@Nullable ReplyTo reply) {
        return reply == null ? null : reply.parent().id();
    }

    private static @Nullable OriginLink plannedLink(Work work, Prepared prepared) {
        return prepared.plannedKey() == null
                ? null
                : new OriginLink(
                        work.account().platform(),
                        prepared.plannedKey(),
                        work.delivery().key().origin());
    }
}
