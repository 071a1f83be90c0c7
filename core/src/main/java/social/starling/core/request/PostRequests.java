package social.starling.core.request;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import social.starling.core.account.AccountDirectory;
import social.starling.core.compose.Composed;
import social.starling.core.compose.Composer;
import social.starling.core.compose.Composition;
import social.starling.core.compose.Draft;
import social.starling.core.platform.Platforms;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountState;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlanReceipt;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.route.RouteRules;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;

/** Takes posts that people and programs ask for: shows what they would become, and plans exactly that. */
public final class PostRequests {
    private final AccountDirectory accounts;
    private final Platforms platforms;
    private final Composer composer;
    private final DeliveryLedger ledger;
    private final Runnable wake;
    private final InstantSource clock;

    /** @param wake tells the courier that something may have become due */
    public PostRequests(
            AccountDirectory accounts,
            Platforms platforms,
            Composer composer,
            DeliveryLedger ledger,
            Runnable wake,
            InstantSource clock) {
        this.accounts = accounts;
        this.platforms = platforms;
        this.composer = composer;
        this.ledger = ledger;
        this.wake = wake;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException when an account is not connected or the text is no text */
    public Preflight preflight(PostRequest request) {
        return new Preflight(request.targets().stream()
                .map(id -> new Preflight.Target(account(id), compose(request, account(id))))
                .toList());
    }

    /**
     * Plans the request once, however often it is submitted under the same key.
     *
     * @param key 1 to 200 characters, chosen by the caller
     * @param via who asks, for people
     * @throws IllegalArgumentException as {@link #preflight}
     */
    public Submission submit(PostRequest request, String key, String via) {
        Preflight preflight = preflight(request);
        if (!preflight.passes()) {
            return new Submission.Refused(preflight);
        }
        PlanReceipt receipt = ledger.plan(
                new Plan(origins(preflight, key, via), new Advance.RequestKey(key, request.digest()), List.of()));
        return switch (receipt) {
            case PlanReceipt.Accepted accepted -> {
                wake.run();
                yield new Submission.Planned(accepted.entries().stream()
                        .flatMap(entry -> entry.deliveries().stream())
                        .toList());
            }
            case PlanReceipt.Repeated repeated -> new Submission.Repeated(repeated.deliveries());
            case PlanReceipt.KeyTaken taken -> new Submission.KeyTaken(key);
            case PlanReceipt.Overtaken overtaken ->
                throw new IllegalStateException("A request was answered as if it had a cursor: " + overtaken);
        };
    }

    private List<PlannedOrigin> origins(Preflight preflight, String key, String via) {
        Instant now = clock.instant();
        Origin origin = new Origin.Request(key);
        List<PlannedOrigin> origins = new ArrayList<>();
        for (Preflight.Target target : preflight.targets()) {
            if (target.composition() instanceof Composed composed) {
                origins.add(new PlannedOrigin(origin, null, composed.deliveries(origin, 0, now, now, null, via)));
            }
        }
        return origins;
    }

    private Composition compose(PostRequest request, Account account) {
        TextDialect dialect = platforms.of(account.platform()).dialect();
        // The length is checked before a dialect looks at the text, so that a huge one costs nothing.
        RichText plain = RichText.plain(request.text());
        RichText text = new RichText(plain.text(), dialect.entities(plain.text()));
        Draft draft =
                new Draft(text, List.of(), request.languages(), request.numbering(), RouteRules.MentionStyle.NAME);
        return composer.compose(draft, account, dialect);
    }

    private Account account(AccountId id) {
        Account account = accounts.require(id);
        if (account.state() == AccountState.NEEDS_SIGN_IN) {
            throw new IllegalArgumentException("The account @" + account.handle() + " on " + account.platform()
                    + " needs to be signed in again before it can post; connect it again");
        }
        return account;
    }
}
