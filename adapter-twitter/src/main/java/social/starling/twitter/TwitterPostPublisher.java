package social.starling.twitter;

import java.util.List;
import social.starling.http.HttpAnswer;
import social.starling.http.HttpCall;
import social.starling.http.HttpResult;
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
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;

/**
 * Publishes by a call that has no idempotency key: it leaves once, and where its answer is lost the own timeline is asked,
 * from the newest post that was known before.
 */
final class TwitterPostPublisher implements PostPublisher {
    private final TwitterSettings settings;
    private final TwitterSession session;
    private final AccountRepository accounts;
    private final TextDialect dialect;
    private final MediaUpload upload;
    private final NewestPosts newest;
    private final LostPosts lost;

    TwitterPostPublisher(
            TwitterSettings settings,
            TwitterSession session,
            AccountRepository accounts,
            TextDialect dialect,
            MediaUpload upload,
            NewestPosts newest,
            LostPosts lost) {
        this.settings = settings;
        this.session = session;
        this.accounts = accounts;
        this.dialect = dialect;
        this.upload = upload;
        this.newest = newest;
        this.lost = lost;
    }

    @Override
    public Prepared prepare(Content content, Account account) {
        int length = dialect.length(content.text());
        int most = account.capabilities().text().length();
        if (length > most) {
            throw new IllegalArgumentException("The text counts " + length + " on X; at most " + most
                    + " is allowed. Shorten it or post it in parts");
        }
        PostMedia.requireAllowed(content.media());
        String baseline = newest.of(account);
        List<String> mediaIds = upload.upload(account, content.media());
        int described =
                (int) content.media().stream().filter(MediaUpload::isDescribed).count();
        Money altTexts = account.capabilities().prices().altText().times(described);
        return new Prepared(
                account.id(),
                Creation.request(content, mediaIds),
                null,
                baseline,
                price(account, content.text()).plus(altTexts));
    }

    @Override
    public PublishOutcome publish(Prepared prepared, AttemptJournal journal) {
        Account account = account(prepared.account());
        HttpCall create = HttpCall.post(TwitterSettings.PLATFORM, settings.api(), Creation.PATH)
                .json(prepared.request())
                .priced(Creation.price(price(account, RichText.plain(Creation.text(prepared.request())))));
        return switch (session.create(account, create)) {
            case HttpAnswer answer -> outcome(account, prepared, answer);
            case HttpResult.NotSent notSent ->
                throw new PlatformException.Unavailable(create.endpoint() + ": " + notSent.reason(), null);
            case HttpResult.Lost gone -> new PublishOutcome.Unknown(create.endpoint() + ": " + gone.reason());
        };
    }

    /** {@inheritDoc} The looks count as {@link LostPosts} says. */
    @Override
    public Reconciliation reconcile(Attempt attempt) {
        return lost.look(account(attempt.prepared().account()), attempt);
    }

    @Override
    public RemoveOutcome remove(PostReference post) {
        if (!PostIds.isId(post.id())) {
            return new RemoveOutcome.Rejected("\"" + post.id() + "\" is no id of a post on X; a number is allowed");
        }
        HttpAnswer answer = session.repeatable(
                account(post.account()),
                HttpCall.delete(TwitterSettings.PLATFORM, settings.api(), "/2/tweets/{id}")
                        .variable("id", post.id()));
        XProblem problem = XProblem.of(answer);
        if (answer.ok() || answer.status() == 404) {
            boolean deleted =
                    answer.jsonOrMissing().path("data").path("deleted").asBoolean(false);
            return deleted ? new RemoveOutcome.Removed() : new RemoveOutcome.AlreadyGone();
        }
        if (answer.status() == 400 || answer.status() == 403 && !problem.isAboutAccount()) {
            return new RemoveOutcome.Rejected(problem.sentence());
        }
        throw problem.failure();
    }

    private PublishOutcome outcome(Account account, Prepared prepared, HttpAnswer answer) {
        PublishOutcome outcome = Creation.outcome(account.id(), answer);
        if (outcome instanceof PublishOutcome.Published published) {
            newest.saw(account.id(), published.post().id());
        }
        if (XProblem.of(answer).isDuplicate()) {
            lost.calledDuplicate(prepared);
        }
        return outcome;
    }

    /** The creating call alone. A link that X's list does not know yet is taken for one: better announced too high. */
    private Money price(Account account, RichText text) {
        boolean link = text.facets().stream().anyMatch(TwitterPostPublisher::isLink)
                || dialect.entities(text.text()).stream().anyMatch(TwitterPostPublisher::isLink);
        return link
                ? account.capabilities().prices().postWithLink()
                : account.capabilities().prices().post();
    }

    private static boolean isLink(Facet facet) {
        return facet.feature() instanceof Feature.Link;
    }

    private Account account(AccountId id) {
        return accounts.find(id)
                .orElseThrow(() -> new PlatformException.Unauthorized(
                        "The account " + id + " is not connected any more; connect it again"));
    }
}
