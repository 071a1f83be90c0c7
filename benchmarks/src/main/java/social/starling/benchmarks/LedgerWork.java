package social.starling.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.DailyCap;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.AttemptRecord;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.ClaimOrder;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryKey;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.NewDelivery;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.OriginLink;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.event.EventRow;
import social.starling.ports.money.Money;
import social.starling.ports.platform.Platform;
import social.starling.ports.post.Fingerprint;
import social.starling.ports.post.PostReference;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.AttemptId;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.Prepared;
import social.starling.ports.publish.RequestBytes;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

/**
 * Deliveries that go through the ledger alone, in batches as the courier makes them, without a courier and without a
 * platform.
 */
final class LedgerWork {
    private static final Platform SOURCE = new Platform("twitter");
    private static final Platform TARGET = new Platform("bluesky");
    private static final long FIRST_POST = 1_900_000_000_000_000_000L;
    private static final int ACCOUNTS = 8;
    private static final DailyCap NO_CAP = new DailyCap(Integer.MAX_VALUE, Money.dollars("1000000"));

    private final DeliveryLedger ledger;
    private final ClaimOrder order;
    private final Calls calls;

    /** @param calls counts what was settled */
    LedgerWork(DeliveryLedger ledger, String owner, int inFlight, Calls calls) {
        this.ledger = ledger;
        this.order = new ClaimOrder(owner, inFlight, Duration.ofSeconds(60), Duration.ofSeconds(45), Set.of());
        this.calls = calls;
    }

    /** In pages of a hundred, as a source is read. */
    void plan(int count) {
        List<PlannedOrigin> page = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            page.add(origin(i));
            if (page.size() == 100 || i == count - 1) {
                ledger.plan(new Plan(page, new Advance.RequestKey("page-" + i, "digest"), List.of()));
                page.clear();
            }
        }
    }

    /** Until nothing is due. */
    void deliverAll() {
        while (deliverSome()) {}
    }

    /** Claims, opens and settles as many as may be in flight; false when there was nothing to claim. */
    boolean deliverSome() {
        List<Claim> claims = ledger.claim(order);
        if (claims.isEmpty()) {
            return false;
        }
        Instant now = Instant.now();
        requireDone(
                ledger.commit(claims.stream().map(claim -> opening(claim, now)).toList()));
        requireDone(
                ledger.commit(claims.stream().map(claim -> settling(claim, now)).toList()));
        for (Claim claim : claims) {
            Origin.RemotePost post = (Origin.RemotePost) claim.delivery().key().origin();
            calls.count((int) (Long.parseLong(post.postId()) - FIRST_POST));
        }
        return true;
    }

    private static PlannedOrigin origin(int number) {
        Origin origin = new Origin.RemotePost(SOURCE, Long.toString(FIRST_POST + number));
        AccountId target = AccountId.of(TARGET, "did:plc:" + number % ACCOUNTS);
        DeliveryKey key = new DeliveryKey(origin, target, Action.CREATE, 0, 0);
        String text = "Post number " + number + " says something of the usual length and links to "
                + "https://example.com/articles/" + number + " so that there is a facet to carry along as well";
        int at = text.indexOf("https");
        Facet link = new Facet(at, text.indexOf(' ', at), new Feature.Link("https://example.com/articles/" + number));
        Content content =
                new Content(key.canonical(), Instant.now(), new RichText(text, List.of(link)), null, List.of("en"));
        return new PlannedOrigin(
                origin, null, List.of(new NewDelivery(key, content, null, Instant.now(), false, "rt-benchmark")));
    }

    private static Change opening(Claim claim, Instant now) {
        Delivery delivery = claim.delivery();
        Content content = (Content) delivery.payload();
        Prepared prepared = new Prepared(
                delivery.key().target(),
                RequestBytes.utf8("{\"text\":\"" + content.text().text() + "\"}"),
                null,
                "baseline",
                Money.dollars("0.015"));
        Attempt attempt = new Attempt(
                new AttemptId(delivery.id() + "-" + delivery.epoch()),
                content,
                prepared,
                Fingerprint.of(content.text(), null, 0),
                now,
                now.plusSeconds(30),
                0,
                null);
        return new Change.Open(delivery.id(), delivery.epoch(), attempt, NO_CAP, null);
    }

    private static Change settling(Claim claim, Instant now) {
        Delivery delivery = claim.delivery();
        AccountId target = delivery.key().target();
        String post = "at://did:plc:" + target + "/app.bsky.feed.post/" + key(delivery);
        return new Change.Settle(
                delivery.id(),
                delivery.epoch(),
                DeliveryState.SENDING,
                DeliveryState.CONFIRMED,
                new PostReference(target, post, "bafyreib"),
                new OriginLink(TARGET, post, delivery.key().origin()),
                null,
                now,
                0,
                true,
                null,
                new AttemptRecord(
                        now,
                        delivery.key().origin().canonical(),
                        target,
                        Action.CREATE,
                        DeliveryState.CONFIRMED,
                        0,
                        false,
                        null,
                        null,
                        Duration.ofMillis(120),
                        Money.dollars("0.015")),
                List.of(new EventRow("post.synced", now, delivery.id().value(), Map.of("remote", post))));
    }

    /** Grows with the time of the content, as the keys of real records do. */
    private static String key(Delivery delivery) {
        Instant at = ((Content) delivery.payload()).createdAt();
        return "3%012d".formatted(at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000 - 1_700_000_000_000_000L);
    }

    private static void requireDone(List<ChangeResult> results) {
        for (ChangeResult result : results) {
            if (!(result instanceof ChangeResult.Done)) {
                throw new IllegalStateException("A change of the benchmark ended as " + result + "; Done is expected");
            }
        }
    }
}
