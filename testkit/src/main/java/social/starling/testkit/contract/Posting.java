package social.starling.testkit.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Account;
import social.starling.ports.media.Media;
import social.starling.ports.post.Fingerprint;
import social.starling.ports.post.PostReference;
import social.starling.ports.post.ReplyTo;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.AttemptId;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.PostPublisher;
import social.starling.ports.publish.Prepared;
import social.starling.ports.publish.PublishOutcome;
import social.starling.ports.publish.Reconciliation;
import social.starling.ports.text.RichText;

/** What a courier does with a publisher, step by step, for one stand. */
public final class Posting {
    /** More looks than any platform needs to be sure. */
    private static final int MOST_LOOKS = 10;

    private final PlatformStand stand;
    private int count;

    public Posting(PlatformStand stand) {
        this.stand = stand;
    }

    public PostPublisher publisher() {
        return stand.adapter().publisher();
    }

    public Account account() {
        return stand.account();
    }

    public Content content(String text) {
        return content(RichText.plain(text), null);
    }

    /** Content with an identity of its own, created later than the one before it. */
    public Content content(RichText neutral, @Nullable ReplyTo reply) {
        count++;
        Instant createdAt = stand.now().plusMillis(count);
        RichText rendered = stand.adapter().dialect().render(neutral);
        return new Content(
                "request:contract-" + count + "|" + account().id(), createdAt, rendered, reply, List.of("en"));
    }

    /** The same with fitted files. */
    public Content content(String text, Media... media) {
        return content(RichText.plain(text), null).showing(List.of(media));
    }

    public Prepared prepare(Content content) {
        return publisher().prepare(content, account());
    }

    public PublishOutcome send(Prepared prepared) {
        return publisher().publish(prepared, new JournalInMemory());
    }

    /** @throws AssertionError when it was not published */
    public PostReference publish(Content content) {
        PublishOutcome outcome = send(prepare(content));
        if (outcome instanceof PublishOutcome.Published published) {
            return published.post();
        }
        throw new AssertionError("Not published: " + outcome);
    }

    public Attempt attempt(Content content, Prepared prepared, int looks) {
        Fingerprint fingerprint = Fingerprint.of(
                content.text(),
                content.reply() == null ? null : content.reply().parent().id(),
                content.media().size());
        Instant opened = stand.now();
        return new Attempt(
                new AttemptId("att-" + fingerprint.value().substring(0, 24)),
                content,
                prepared,
                fingerprint,
                opened,
                opened.plus(account().capabilities().callDeadline()),
                looks,
                null);
    }

    /** Looks as often as the publisher asks for; the pauses between the looks are left out. */
    public Reconciliation reconcile(Content content, Prepared prepared) {
        Reconciliation last = publisher().reconcile(attempt(content, prepared, 0));
        for (int looks = 1; looks < MOST_LOOKS && last instanceof Reconciliation.Undecided; looks++) {
            last = publisher().reconcile(attempt(content, prepared, looks));
        }
        return last;
    }
}
