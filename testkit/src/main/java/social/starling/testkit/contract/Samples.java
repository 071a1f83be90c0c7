package social.starling.testkit.contract;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountState;
import social.starling.ports.account.Capabilities;
import social.starling.ports.account.DailyCap;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.Sighting;
import social.starling.ports.event.EventRow;
import social.starling.ports.money.Money;
import social.starling.ports.money.PriceList;
import social.starling.ports.platform.Platform;
import social.starling.ports.post.Fingerprint;
import social.starling.ports.post.PostReference;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.AttemptId;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.Payload;
import social.starling.ports.publish.Prepared;
import social.starling.ports.publish.Removal;
import social.starling.ports.publish.RequestBytes;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextLimits;

/** Accounts, deliveries and attempts that contracts are written with; times are whole seconds. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");
    public static final Platform ALPHA = new Platform("alpha");
    public static final Platform BETA = new Platform("beta");

    /** Two accounts on alpha and one on beta. */
    public static final AccountId ANN = AccountId.of(ALPHA, "ann");

    public static final AccountId BEN = AccountId.of(ALPHA, "ben");
    public static final AccountId CAT = AccountId.of(BETA, "cat");

    /** How long a creating call of a sample attempt takes at most. */
    public static final Duration CALL = Duration.ofSeconds(30);

    public static final Money PRICE = Money.dollars("0.015");

    private Samples() {}

    public static Account account(Platform platform, String name) {
        return new Account(
                AccountId.of(platform, name),
                platform,
                URI.create("https://" + platform.id() + ".example"),
                name + ".example",
                name,
                AccountState.ACTIVE,
                DailyCap.DEFAULT,
                new Capabilities(new TextLimits(300, 3_000), 25, false, CALL, PriceList.FREE),
                NOW);
    }

    /** The platform of a sample account. */
    public static Platform platformOf(AccountId account) {
        return account.equals(CAT) ? BETA : ALPHA;
    }

    public static Content content(String idempotencyKey, String text) {
        return new Content(idempotencyKey, NOW, RichText.plain(text), null, List.of("en"));
    }

    public static PostReference post(AccountId account, String id) {
        return new PostReference(account, id, null);
    }

    public static Sighting sighting(AccountId account, String postId, String text) {
        return new Sighting(post(account, postId), fingerprint(text), NOW);
    }

    /** Of a first post without media. */
    public static Fingerprint fingerprint(String text) {
        return Fingerprint.of(RichText.plain(text), null, 0);
    }

    public static EventRow event(String subject) {
        return new EventRow("sample.happened", NOW, subject, Map.of("what", "a sample"));
    }

    /** The attempt that a claim would open now; its number is the claim's epoch. */
    public static Attempt attempt(Claim claim, Instant now) {
        return attempt(claim, now, null, PRICE);
    }

    public static Attempt attempt(Claim claim, Instant now, @Nullable String plannedKey, Money price) {
        Payload payload = payload(claim);
        return new Attempt(
                new AttemptId(claim.delivery().id() + "-" + claim.delivery().epoch()),
                payload,
                new Prepared(
                        claim.delivery().key().target(),
                        RequestBytes.utf8("request of " + claim.delivery().id()),
                        plannedKey,
                        plannedKey == null ? "baseline" : null,
                        price),
                fingerprint(payload),
                now,
                now.plus(CALL),
                0,
                null);
    }

    private static Payload payload(Claim claim) {
        return switch (claim.delivery().payload()) {
            case Content content -> content.under(claim.reply());
            case Removal removal -> removal;
        };
    }

    private static Fingerprint fingerprint(Payload payload) {
        return switch (payload) {
            case Content content ->
                Fingerprint.of(
                        content.text(),
                        content.reply() == null
                                ? null
                                : content.reply().parent().id(),
                        0);
            case Removal removal -> Fingerprint.NONE;
        };
    }
}
