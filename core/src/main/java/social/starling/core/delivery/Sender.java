package social.starling.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import social.starling.core.media.MediaPreparation;
import social.starling.core.media.Showing;
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
import social.starling.ports.task.Tasks;

/** Sends a claimed delivery: prepares it, opens the attempt durably, and only then lets the publisher call. */
final class Sender {
    private final Platforms platforms;
    private final MediaPreparation media;
    private final Removals removals;
    private final DurableWriter writer;
    private final Transmission transmission;
    private final Failures failures;
    private final Tasks tasks;
    private final InstantSource clock;
    private final Duration renewEvery;

    Sender(
            Platforms platforms,
            MediaPreparation media,
            Removals removals,
            DurableWriter writer,
            Transmission transmission,
            Failures failures,
            Tasks tasks,
            InstantSource clock,
            Duration renewEvery) {
        this.platforms = platforms;
        this.media = media;
        this.removals = removals;
        this.writer = writer;
        this.transmission = transmission;
        this.failures = failures;
        this.tasks = tasks;
        this.clock = clock;
        this.renewEvery = renewEvery;
    }

    void send(Work work, Lease lease) {
        switch (ready(work, payload(work), lease)) {
            case Ready ready -> open(ready, lease);
            case Unsendable unsendable -> failures.unsendable(work, unsendable.reason());
            case Nothing nothing -> {
                failures.nothingToSend(work, nothing.reason());
                // What is kept includes that nothing can be carried; a retry is to look at the sources again.
                media.release(work.delivery().id());
            }
            case TargetFailed failed -> failures.beforeOpening(work, failed.failure());
            case SourceFailed failed -> failures.sourceUnreachable(work, failed.failure());
        }
    }

    /** Only files can take longer than a lease lasts. */
    private Preparation ready(Work work, Payload payload, Lease lease) {
        if (payload instanceof Content content && content.files() > 0) {
            try (LeaseKeeper keeper = new LeaseKeeper(tasks, transmission, work, lease, renewEvery)) {
                return showing(work, content);
            }
        }
        return prepared(work, payload);
    }

    private Preparation showing(Work work, Content content) {
        Showing showing;
        try {
            showing = media.ready(
                    work.delivery().id(),
                    content,
                    work.account().capabilities(),
                    platforms.of(work.account().platform()).dialect());
        } catch (PlatformException e) {
            return new SourceFailed(e);
        }
        return switch (showing) {
            case Showing.Nothing nothing -> new Nothing(nothing.reason());
            case Showing.Ready ready -> prepared(work.dropping(ready.dropped()), ready.content());
        };
    }

    private Preparation prepared(Work work, Payload payload) {
        try {
            Prepared prepared = prepare(work, payload);
            return new Ready(work.dropping(prepared.left()), payload, prepared);
        } catch (IllegalArgumentException e) {
            return new Unsendable(String.valueOf(e.getMessage()));
        } catch (PlatformException e) {
            return new TargetFailed(e);
        }
    }

    private void open(Ready ready, Lease lease) {
        Work work = ready.work();
        Attempt attempt = attempt(work, ready.payload(), ready.prepared());
        Duration call = work.account().capabilities().callDeadline();
        if (!lease.covers(call) && !transmission.renew(work, lease)) {
            return;
        }
        Change.Open open = new Change.Open(
                work.delivery().id(),
                work.delivery().epoch(),
                attempt,
                work.account().cap(),
                plannedLink(work, ready.prepared()));
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
            case Removal removal -> {
                Removals.requireKnown(work.delivery(), removal);
                yield new Prepared(work.account().id(), RequestBytes.EMPTY, null, null, Money.ZERO);
            }
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

    private Payload payload(Work work) {
        return switch (work.delivery().payload()) {
            case Content content -> content.under(work.claim().reply());
            case Removal removal -> removals.found(work.delivery(), removal);
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

    /** What came of getting ready. */
    private sealed interface Preparation {}

    private record Ready(Work work, Payload payload, Prepared prepared) implements Preparation {}

    private record Unsendable(String reason) implements Preparation {}

    private record Nothing(String reason) implements Preparation {}

    private record TargetFailed(PlatformException failure) implements Preparation {}

    private record SourceFailed(PlatformException failure) implements Preparation {}
}
