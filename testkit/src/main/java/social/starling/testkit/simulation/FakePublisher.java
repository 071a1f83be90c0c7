package social.starling.testkit.simulation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Account;
import social.starling.ports.media.Attachment;
import social.starling.ports.post.PostReference;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.AttemptJournal;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.PostPublisher;
import social.starling.ports.publish.Prepared;
import social.starling.ports.publish.PublishOutcome;
import social.starling.ports.publish.Reconciliation;
import social.starling.ports.publish.RemoveOutcome;
import social.starling.ports.publish.RequestBytes;

/** Publishes on a fake platform: by keys that the client plans, or by looking at the timeline afterwards. */
final class FakePublisher implements PostPublisher {
    private static final List<Duration> LOOKS =
            List.of(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10));

    private final FakeTimeline timeline;
    private final FakeNetwork network;
    private final InstantSource clock;
    private final Map<String, Content> requests = new HashMap<>();
    private boolean takesDuplicates;

    FakePublisher(FakeTimeline timeline, FakeNetwork network, InstantSource clock) {
        this.timeline = timeline;
        this.network = network;
        this.clock = clock;
    }

    void takeDuplicates() {
        takesDuplicates = true;
    }

    @Override
    public Prepared prepare(Content content, Account account) {
        return network.call("prepare", () -> {
            String parent =
                    content.reply() == null ? "" : content.reply().parent().id();
            RequestBytes request = RequestBytes.utf8(content.idempotencyKey() + "\n" + parent + "\n"
                    + content.text().text() + "\n" + shown(content));
            requests.put(request.hash(), content);
            String planned = timeline.plannedId(account.id(), content.idempotencyKey());
            List<FakePost> own = timeline.listed(account.id(), clock.instant());
            String baseline = planned != null || own.isEmpty()
                    ? null
                    : own.getLast().reference().id();
            return new Prepared(
                    account.id(),
                    request,
                    planned,
                    baseline,
                    account.capabilities().prices().post());
        });
    }

    @Override
    public @Nullable String plannedKey(Content content, Account account) {
        return timeline.plannedId(account.id(), content.idempotencyKey());
    }

    @Override
    public PublishOutcome publish(Prepared prepared, AttemptJournal journal) {
        return network.create(
                "publish",
                () -> create(prepared),
                () -> new PublishOutcome.Unknown("the answer was lost"),
                PublishOutcome.Rejected::new);
    }

    @Override
    public Reconciliation reconcile(Attempt attempt) {
        return network.call(
                "reconcile",
                () -> attempt.prepared().plannedKey() == null
                        ? byTimeline(attempt)
                        : byKey(attempt.prepared().plannedKey()));
    }

    @Override
    public RemoveOutcome remove(PostReference post) {
        return network.call(
                "remove",
                () -> timeline.delete(post.id()) ? new RemoveOutcome.Removed() : new RemoveOutcome.AlreadyGone());
    }

    private PublishOutcome create(Prepared prepared) {
        Content content = requests.get(prepared.request().hash());
        if (content == null) {
            return new PublishOutcome.Rejected("The request bytes are none that were prepared");
        }
        String planned = prepared.plannedKey();
        FakePost there = planned == null ? null : timeline.find(planned);
        if (there != null) {
            return new PublishOutcome.Published(there.reference());
        }
        if (planned != null && timeline.wasDeleted(planned)) {
            return new PublishOutcome.Rejected("Its person has deleted the post " + planned);
        }
        if (planned == null && !takesDuplicates && saysItAlready(prepared, content)) {
            return new PublishOutcome.Unknown("the platform takes no duplicate content");
        }
        return new PublishOutcome.Published(timeline.add(
                        prepared.account(),
                        planned,
                        content.text(),
                        content.reply(),
                        shown(content),
                        content.idempotencyKey(),
                        clock.instant())
                .reference());
    }

    private boolean saysItAlready(Prepared prepared, Content content) {
        return timeline.of(prepared.account()).stream()
                .anyMatch(post -> !post.text().isBlank()
                        && post.text().text().equals(content.text().text()));
    }

    /** What a post of it shows, under the addresses at which this platform serves its files. */
    private static List<Attachment> shown(Content content) {
        return content.media().stream()
                .map(media -> new Attachment(
                        media.requireRendition().kind(),
                        "https://fake.example/media/" + media.requireRendition().sha256(),
                        media.source().altText()))
                .toList();
    }

    private Reconciliation byKey(String planned) {
        FakePost post = timeline.find(planned);
        if (post != null) {
            return new Reconciliation.Found(post.reference());
        }
        return timeline.wasDeleted(planned)
                ? new Reconciliation.Unclear("its person has deleted the post " + planned)
                : new Reconciliation.Absent();
    }

    private Reconciliation byTimeline(Attempt attempt) {
        long baseline = number(attempt.prepared().baseline());
        FakePost older = null;
        for (FakePost post : timeline.listed(attempt.prepared().account(), clock.instant())) {
            if (attempt.fingerprint().isTelling() && post.fingerprint().equals(attempt.fingerprint())) {
                if (post.number() > baseline) {
                    return new Reconciliation.Found(post.reference());
                }
                older = post;
            }
        }
        if (attempt.looks() < LOOKS.size()) {
            return new Reconciliation.Undecided("it is not in the timeline yet", LOOKS.get(attempt.looks()));
        }
        return older == null
                ? new Reconciliation.Absent()
                : new Reconciliation.Unclear(
                        "the older post " + older.reference().id() + " says the same");
    }

    private long number(@Nullable String baseline) {
        FakePost post = baseline == null ? null : timeline.find(baseline);
        return post == null ? 0 : post.number();
    }
}
