package social.starling.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import social.starling.jdbc.JdbcSettings;
import social.starling.jdbc.JdbcStore;
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
 * How many deliveries per second the ledger takes from PLANNED to CONFIRMED on SQLite with {@code synchronous=FULL}, in
 * batches as the courier makes them, beside what plain JDBC does with the same number of durable transactions.
 *
 * <p>Arguments: deliveries (20000), in flight (64), rounds (5).
 */
public final class LedgerThroughput {
    private static final Platform SOURCE = new Platform("twitter");
    private static final Platform TARGET = new Platform("bluesky");
    private static final int ACCOUNTS = 8;
    private static final DailyCap NO_CAP = new DailyCap(Integer.MAX_VALUE, Money.dollars("1000000"));

    private final DeliveryLedger ledger;
    private final int inFlight;

    private LedgerThroughput(DeliveryLedger ledger, int inFlight) {
        this.ledger = ledger;
        this.inFlight = inFlight;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        int deliveries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        int inFlight = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 64;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        for (int round = 1; round <= rounds; round++) {
            double limit = PlainJdbc.measure(deliveries, inFlight);
            measure(round, deliveries, inFlight, limit);
        }
    }

    private static void measure(int round, int deliveries, int inFlight, double limit) throws IOException {
        Path folder = Files.createTempDirectory("starling-ledger");
        try (JdbcStore store = new JdbcStore(
                JdbcSettings.in(folder),
                InstantSource.system(),
                Thread.ofPlatform().daemon().factory())) {
            LedgerThroughput throughput = new LedgerThroughput(store.ledger(), inFlight);
            double planned = perSecond(deliveries, () -> throughput.plan(deliveries));
            long processor = processorNanos();
            double confirmed = perSecond(deliveries, throughput::deliverAll);
            double microseconds = (processorNanos() - processor) / 1e3 / deliveries;
            long done = store.deliveries().counts().getOrDefault(DeliveryState.CONFIRMED, 0L);
            if (done != deliveries) {
                throw new IllegalStateException(done + " of " + deliveries + " deliveries are confirmed; all must be");
            }
            System.out.printf(
                    "round %d: planned %,.0f/s, PLANNED to CONFIRMED %,.0f/s with %.0f µs of processor time each"
                            + " (plain JDBC %,.0f/s, share %.0f %%)%n",
                    round, planned, confirmed, microseconds, limit, 100 * confirmed / limit);
        } finally {
            PlainJdbc.delete(folder);
        }
    }

    static double perSecond(int count, Runnable work) {
        long start = System.nanoTime();
        work.run();
        return count / ((System.nanoTime() - start) / 1e9);
    }

    /** Of all threads of the process; tells on a busy machine what the wall clock cannot. */
    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private void plan(int count) {
        List<PlannedOrigin> page = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            page.add(origin(i));
            if (page.size() == 100 || i == count - 1) {
                ledger.plan(new Plan(page, new Advance.RequestKey("page-" + i, "digest"), List.of()));
                page.clear();
            }
        }
    }

    private void deliverAll() {
        ClaimOrder order =
                new ClaimOrder("benchmark", inFlight, Duration.ofSeconds(60), Duration.ofSeconds(45), Set.of());
        for (List<Claim> claims = ledger.claim(order); !claims.isEmpty(); claims = ledger.claim(order)) {
            Instant now = Instant.now();
            requireDone(ledger.commit(
                    claims.stream().map(claim -> opening(claim, now)).toList()));
            requireDone(ledger.commit(
                    claims.stream().map(claim -> settling(claim, now)).toList()));
        }
    }

    private static PlannedOrigin origin(int number) {
        Origin origin = new Origin.RemotePost(SOURCE, Long.toString(1_900_000_000_000_000_000L + number));
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
