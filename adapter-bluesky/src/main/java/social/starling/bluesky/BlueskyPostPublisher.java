package social.starling.bluesky;

import java.util.Map;
import java.util.Set;
import social.starling.http.HttpAnswer;
import social.starling.http.HttpCall;
import social.starling.http.HttpResult;
import social.starling.http.Json;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.money.Money;
import social.starling.ports.platform.PlatformException;
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

/**
 * Publishes under a record key that follows from the delivery, by a put that expects no record there: however often it
 * leaves, one post comes of it.
 *
 * <p>The server forgets deleted records, so {@link #reconcile} answers Absent for a post that its author has deleted,
 * too, and sending it again would bring it back. The ledger keeps that from happening: only an attempt whose answer was
 * lost is reconciled, minutes after it was sent; what was once confirmed is never sent again.
 */
final class BlueskyPostPublisher implements PostPublisher {
    /** Errors by which the server judges the record itself and the files in it. */
    private static final Set<String> REFUSALS =
            Set.of("InvalidRequest", "InvalidRecord", "InvalidMimeType", "InvalidSize", "BlobTooLarge");

    private final BlueskySession session;
    private final Records records;
    private final MentionedPeople people;
    private final Blobs blobs;
    private final ServerLimits limits;
    private final AccountRepository accounts;

    BlueskyPostPublisher(BlueskySession session, Blobs blobs, AccountRepository accounts) {
        this.session = session;
        this.records = new Records(session);
        this.people = new MentionedPeople(session);
        this.blobs = blobs;
        this.limits = new ServerLimits(accounts);
        this.accounts = accounts;
    }

    @Override
    public Prepared prepare(Content content, Account account) {
        AtUri uri = uriOf(content, account);
        Map<String, String> dids = people.dids(account, content.text());
        PostRecord.requireFitting(content.text().text());
        ShownBelow shown = ShownBelow.of(content, account, blobs);
        RequestBytes request = PostRecord.request(uri, content, dids, shown.embed());
        session.makeReady(account);
        return new Prepared(account.id(), request, uri.toString(), null, Money.ZERO, shown.left());
    }

    @Override
    public String plannedKey(Content content, Account account) {
        return uriOf(content, account).toString();
    }

    @Override
    public PublishOutcome publish(Prepared prepared, AttemptJournal journal) {
        Account account = account(prepared.account());
        HttpCall put =
                Xrpc.procedure(account.server(), "com.atproto.repo.putRecord").json(prepared.request());
        return switch (session.create(account, put)) {
            case HttpAnswer answer -> outcome(account, prepared, answer);
            case HttpResult.NotSent notSent ->
                throw new PlatformException.Unavailable(put.endpoint() + ": " + notSent.reason(), null);
            case HttpResult.Lost lost -> new PublishOutcome.Unknown(put.endpoint() + ": " + lost.reason());
        };
    }

    @Override
    public Reconciliation reconcile(Attempt attempt) {
        Account account = account(attempt.prepared().account());
        PostReference post = records.find(account, planned(attempt.prepared()));
        return post == null ? new Reconciliation.Absent() : new Reconciliation.Found(post);
    }

    @Override
    public RemoveOutcome remove(PostReference post) {
        Account account = account(post.account());
        AtUri uri = AtUri.parse(post.id());
        if (uri == null || !uri.isPost() || !uri.did().equals(account.remoteId())) {
            return new RemoveOutcome.Rejected(
                    "\"" + post.id() + "\" is no post of @" + account.handle() + "; only own posts can be deleted");
        }
        HttpAnswer answer = session.repeatable(
                account,
                Xrpc.procedure(account.server(), "com.atproto.repo.deleteRecord")
                        .json(Json.write(Json.object()
                                .put("repo", uri.did())
                                .put("collection", uri.collection())
                                .put("rkey", uri.key()))));
        if (!answer.ok()) {
            return refusedRemoval(answer);
        }
        // The commit is missing when there was nothing to delete.
        return answer.jsonOrMissing().has("commit") ? new RemoveOutcome.Removed() : new RemoveOutcome.AlreadyGone();
    }

    private PublishOutcome outcome(Account account, Prepared prepared, HttpAnswer answer) {
        if (answer.ok()) {
            PostReference post = Records.reference(account, answer);
            return post == null
                    ? new PublishOutcome.Unknown(Xrpc.sentence(answer) + " without saying what was created")
                    : new PublishOutcome.Published(post);
        }
        if (answer.status() >= 500 || answer.status() == 408) {
            return new PublishOutcome.Unknown(Xrpc.sentence(answer));
        }
        String error = Xrpc.error(answer);
        if (error.equals("InvalidSwap")) {
            return adopted(account, prepared);
        }
        requireKnownFiles(account, prepared, answer);
        if (REFUSALS.contains(error) || answer.status() == 413) {
            return new PublishOutcome.Rejected(Xrpc.sentence(answer));
        }
        throw Xrpc.failure(answer);
    }

    /** Nothing was created, and the next attempt brings the files anew, as small as the server wants them. */
    private void requireKnownFiles(Account account, Prepared prepared, HttpAnswer answer) {
        if (Xrpc.error(answer).equals("BlobNotFound")) {
            throw new PlatformException.Unavailable(
                    "The server has forgotten a file of the post; it is uploaded again (" + Xrpc.sentence(answer) + ")",
                    null);
        }
        String embed = PostRecord.embedType(prepared.request());
        Long allowed = embed.isEmpty() ? null : limits.learn(account, embed, answer);
        if (allowed != null) {
            throw new PlatformException.Unavailable(
                    "The server takes files of at most " + allowed + " bytes; they are fitted again", null);
        }
    }

    /** A record stands under the planned key: it is this delivery's, from an earlier attempt. */
    private PublishOutcome adopted(Account account, Prepared prepared) {
        AtUri planned = planned(prepared);
        PostReference post;
        try {
            post = records.find(account, planned);
        } catch (PlatformException e) {
            return new PublishOutcome.Unknown(
                    "A post stands at " + planned + " already, and reading it failed: " + e.getMessage());
        }
        return post == null
                ? new PublishOutcome.Rejected("The post at " + planned
                        + " was published before and has been deleted by hand; it is not published again")
                : new PublishOutcome.Published(post);
    }

    private static AtUri uriOf(Content content, Account account) {
        Tid key = Tid.planned(content.createdAt(), content.idempotencyKey());
        return new AtUri(account.remoteId(), AtUri.POST, key.value());
    }

    private static RemoveOutcome refusedRemoval(HttpAnswer answer) {
        if (Xrpc.error(answer).equals("InvalidRequest")) {
            return new RemoveOutcome.Rejected(Xrpc.sentence(answer));
        }
        throw Xrpc.failure(answer);
    }

    private static AtUri planned(Prepared prepared) {
        if (prepared.plannedKey() == null) {
            throw new IllegalArgumentException("An attempt on Bluesky without a planned key cannot be looked for");
        }
        return AtUri.ofPost(prepared.plannedKey());
    }

    private Account account(AccountId id) {
        return accounts.find(id)
                .orElseThrow(() -> new PlatformException.Unauthorized(
                        "The account " + id + " is not connected any more; connect it again"));
    }
}
