package social.starling.examples.notebook;

import social.starling.ports.account.Account;
import social.starling.ports.digest.Digest;
import social.starling.ports.money.Money;
import social.starling.ports.post.PostReference;
import social.starling.ports.post.ReplyTo;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.AttemptJournal;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.PostPublisher;
import social.starling.ports.publish.Prepared;
import social.starling.ports.publish.PublishOutcome;
import social.starling.ports.publish.Reconciliation;
import social.starling.ports.publish.RemoveOutcome;
import social.starling.ports.publish.RequestBytes;

/**
 * Posts into a notebook. The id of a post follows from what it is, so a post that was sent twice is there once, and a lost
 * answer is found by looking for its id. A platform whose ids come with the answer returns no planned key; it then has to find
 * a lost post in the account's own timeline.
 */
final class NotebookPublisher implements PostPublisher {
    private final NotebookFiles files;
    private final NotebookDialect dialect = new NotebookDialect();

    NotebookPublisher(NotebookFiles files) {
        this.files = files;
    }

    /** The request holds everything that is needed to send it: after a crash there is nothing else. */
    @Override
    public Prepared prepare(Content content, Account account) {
        int length = dialect.length(content.text());
        if (length > account.capabilities().text().length()) {
            throw new IllegalArgumentException("The text has " + length + " characters; at most "
                    + account.capabilities().text().length() + " are allowed");
        }
        String id = plannedKey(content, account);
        ReplyTo reply = content.reply();
        String root = reply == null ? "" : reply.root().id();
        String parent = reply == null ? "" : reply.parent().id();
        String request = String.join(
                "\n", account.handle(), id, root, parent, content.text().text());
        return new Prepared(account.id(), RequestBytes.utf8(request), id, null, Money.ZERO);
    }

    @Override
    public String plannedKey(Content content, Account account) {
        return Digest.sha256Hex(content.idempotencyKey()).substring(0, 16);
    }

    /** A file that cannot be written is an exception, which says that nothing was created. */
    @Override
    public PublishOutcome publish(Prepared prepared, AttemptJournal journal) {
        String[] request = prepared.request().utf8().split("\n", 5);
        files.append(request[0], request[1], request[2], request[3], request[4]);
        return new PublishOutcome.Published(new PostReference(prepared.account(), request[1], null));
    }

    @Override
    public Reconciliation reconcile(Attempt attempt) {
        String[] request = attempt.prepared().request().utf8().split("\n", 5);
        return files.find(request[0], request[1]).isPresent()
                ? new Reconciliation.Found(new PostReference(attempt.prepared().account(), request[1], null))
                : new Reconciliation.Absent();
    }

    @Override
    public RemoveOutcome remove(PostReference post) {
        return files.remove(post.id()) ? new RemoveOutcome.Removed() : new RemoveOutcome.AlreadyGone();
    }
}
