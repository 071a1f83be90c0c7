package social.starling.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.DailyCap;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.ChangeResult.Refusal;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.ClaimOrder;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.OriginLink;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.delivery.PublishingSwitch.Pause;
import social.starling.ports.delivery.Sighting;
import social.starling.ports.event.EventEntry;
import social.starling.ports.money.Money;
import social.starling.testkit.contract.Draft;
import social.starling.testkit.contract.Samples;
import social.starling.testkit.postgres.PostgresAddress;
import social.starling.testkit.postgres.RealPostgres;

/** R3: two stores on one PostgreSQL, as two daemons have them, get in each other's way and do no harm. */
@Timeout(120)
class SharedDatabaseTest {
    private static final ChangeResult DONE = new ChangeResult.Done();
    private static final DailyCap NO_CAP = new DailyCap(Integer.MAX_VALUE, Money.dollars("1000000"));
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final PostgresAddress DATABASE = RealPostgres.newDatabase();

    private static final AtomicInteger PLANS = new AtomicInteger();

    @TempDir
    static Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private JdbcStore one;
    private JdbcStore two;

    @BeforeEach
    void openStores() throws Exception {
        one = store();
        two = store();
        sql("DELETE FROM delivery; DELETE FROM delivery_payload; DELETE FROM attempt; DELETE FROM delivery_history;"
                + " DELETE FROM daily_usage; DELETE FROM origin_link; DELETE FROM publishing_pause");
    }

    @AfterEach
    void closeStores() throws Exception {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        two.close();
        one.close();
    }

    @Test
    void everyDeliveryIsSentOnceAndAnAccountThatTakesOneAtATimeGetsOne() throws Exception {
        int accounts = 8;
        int each = 40;
        Map<DeliveryId, AtomicInteger> sent = new ConcurrentHashMap<>();
        Map<AccountId, AtomicInteger> open = new ConcurrentHashMap<>();
        List<String> trouble = Collections.synchronizedList(new ArrayList<>());
        for (int account = 0; account < accounts; account++) {
            for (int i = 0; i < each; i++) {
                Draft draft = Draft.of("storm-" + account + "-" + i, AccountId.of(Samples.ALPHA, "storm" + account));
                plan(one, null, account % 2 == 0 ? draft.onItsOwn() : draft);
            }
        }
        int wanted = accounts * each;
        long before = one.events().newest();
        Future<List<Long>> seen = threads.submit(() -> follow(before, wanted));
        List<Future<?>> workers = new ArrayList<>();
        for (JdbcStore store : List.of(one, two, one, two)) {
            workers.add(threads.submit(() -> {
                while (sent.size() < wanted) {
                    work(store, sent, open, trouble);
                }
                return null;
            }));
        }
        for (Future<?> worker : workers) {
            worker.get();
        }
        assertThat(trouble).isEmpty();
        assertThat(sent)
                .hasSize(wanted)
                .allSatisfy((id, times) -> assertThat(times).hasValue(1));
        assertThat(one.deliveries().counts()).isEqualTo(Map.of(DeliveryState.CONFIRMED, (long) wanted));
        assertThat(seen.get()).as("events without a gap").isEqualTo(numbers(before, wanted));
    }

    @RepeatedTest(20)
    void whatMayBeACopyIsNeverLeftWaitingWhileItsAttemptIsSettled() throws Exception {
        AccountId ann = Samples.ANN;
        Draft copy =
                Draft.of(new Origin.RemotePost(Samples.BETA, "source"), ann).text("the same words");
        plan(one, null, copy);
        Claim claim = claim(one).getFirst();
        open(one, claim);
        Origin.RemotePost post = new Origin.RemotePost(Samples.ALPHA, "post-1");
        Draft back = Draft.of(post, Samples.CAT);
        atOnce(
                () -> one.ledger().commit(List.of(settle(claim, "post-1"))),
                () -> plan(two, Samples.sighting(ann, "post-1", "the same words"), back));
        assertThat(two.deliveries().find(back.id()).map(Delivery::state))
                .satisfiesAnyOf(
                        state -> assertThat(state).isEmpty(),
                        state -> assertThat(state).contains(DeliveryState.CANCELLED));
    }

    @RepeatedTest(20)
    void whatAnswersAPostThatIsJustSettledGoesOn() throws Exception {
        Draft first = Draft.of("first", Samples.ANN);
        plan(one, null, first);
        Claim claim = claim(one).getFirst();
        open(one, claim);
        Draft second = Draft.of("second", Samples.ANN).after(first.id());
        atOnce(() -> one.ledger().commit(List.of(settle(claim, "post-1"))), () -> plan(two, null, second));
        assertThat(claim(two)).extracting(next -> next.delivery().id()).containsExactly(second.id());
    }

    @RepeatedTest(20)
    void whatComesAfterAPostThatIsJustStoppedIsHeldWithIt() throws Exception {
        Draft first = Draft.of("first", Samples.ANN);
        Draft second = Draft.of("second", Samples.ANN).after(first.id());
        plan(one, null, first);
        plan(one, null, second);
        Claim claim = claim(one).getFirst();
        open(one, claim);
        Draft third = Draft.of("third", Samples.ANN).after(second.id());
        atOnce(
                () -> one.ledger().commit(List.of(settle(claim, DeliveryState.HELD, null))),
                () -> plan(two, null, third));
        assertThat(List.of(second, third)).allSatisfy(draft -> {
            Delivery held = one.deliveries().find(draft.id()).orElseThrow();
            assertThat(held.state()).isEqualTo(DeliveryState.HELD);
            assertThat(held.heldFor()).isEqualTo(first.id());
        });
    }

    @RepeatedTest(10)
    void nobodyOpensAnAttemptOnceThePauseIsOn() throws Exception {
        for (int i = 0; i < 8; i++) {
            plan(one, null, Draft.of("paused-" + i, AccountId.of(Samples.ALPHA, "paused" + i)));
        }
        List<Claim> claims = claim(one);
        assertThat(claims).hasSize(8);
        CountDownLatch paused = new CountDownLatch(1);
        List<String> late = Collections.synchronizedList(new ArrayList<>());
        List<Callable<Object>> all = new ArrayList<>();
        for (Claim claim : claims) {
            all.add(() -> {
                boolean before = paused.getCount() > 0;
                ChangeResult result = tryOpen(two, claim, NO_CAP);
                if (!before && result.equals(DONE)) {
                    late.add("opened after the pause: " + claim.delivery().id());
                }
                return result;
            });
        }
        all.add(4, () -> {
            one.publishing().pause(new Pause("a test", "somebody", Instant.now()));
            long opened = opened();
            paused.countDown();
            return opened;
        });
        List<Object> results = atOnce(all);
        long atPause = (Long) results.get(4);
        assertThat(late).isEmpty();
        assertThat(opened()).isEqualTo(atPause);
    }

    @RepeatedTest(5)
    void twoDaemonsTogetherKeepTheDailyCap() throws Exception {
        DailyCap three = new DailyCap(3, Money.dollars("100"));
        for (int i = 0; i < 8; i++) {
            plan(one, null, Draft.of("capped-" + i, Samples.ANN));
        }
        List<Claim> claims = claim(one);
        List<Callable<Object>> all = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            JdbcStore store = i % 2 == 0 ? one : two;
            all.add(() -> tryOpen(store, claim, three));
        }
        List<Object> results = atOnce(all);
        assertThat(results).filteredOn(DONE::equals).hasSize(3);
        assertThat(results)
                .filteredOn(new ChangeResult.Refused(Refusal.DAILY_POSTS)::equals)
                .hasSize(5);
    }

    @Test
    void whoSleepsInsideATransactionKeepsNobodyFromOtherWork() throws Exception {
        plan(one, null, Draft.of("kept", Samples.ANN));
        plan(one, null, Draft.of("free", Samples.BEN));
        try (Connection asleep = DATABASE.connect();
                Statement statement = asleep.createStatement()) {
            asleep.setAutoCommit(false);
            statement.execute("SELECT 1 FROM delivery WHERE target = '" + Samples.ANN.value() + "' FOR NO KEY UPDATE");
            assertThat(claim(two))
                    .extracting(claim -> claim.delivery().key().target())
                    .containsExactly(Samples.BEN);
            asleep.rollback();
        }
        assertThat(claim(two))
                .extracting(claim -> claim.delivery().key().target())
                .containsExactly(Samples.ANN);
    }

    @Test
    void aLineThatTheServerCutIsOpenedAnew() throws Exception {
        plan(one, null, Draft.of("before", Samples.ANN));
        sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'starling'"
                + " AND datname = current_database()");
        plan(one, null, Draft.of("after", Samples.ANN));
        assertThat(one.deliveries().counts()).isEqualTo(Map.of(DeliveryState.PLANNED, 2L));
        assertThat(two.deliveries().counts()).isEqualTo(Map.of(DeliveryState.PLANNED, 2L));
    }

    @Test
    void eachHearsWhatTheOtherStoresAndPlansAndNotItself() throws Exception {
        AtomicInteger events = new AtomicInteger();
        AtomicInteger work = new AtomicInteger();
        try (AutoCloseable line = one.listen(counting(events, work))) {
            // A new line tells everything once, since nobody knows what was missed before.
            await().untilAsserted(() -> assertThat(work).hasValue(1));
            two.events().append(List.of(Samples.event("somebody")));
            await().untilAsserted(() -> assertThat(events).hasValue(2));
            one.events().append(List.of(Samples.event("somebody")));
            plan(one, null, Draft.of("own", Samples.ANN));
            plan(two, null, Draft.of("other", Samples.ANN));
            await().untilAsserted(() -> assertThat(work).hasValue(2));
            assertThat(events).hasValue(2);
        }
    }

    @Test
    void whatADeadDaemonHadClaimedIsTakenOverWhenItsLeaseEnds() throws Exception {
        plan(one, null, Draft.of("orphan", Samples.ANN));
        Claim dead = claim(one).getFirst();
        assertThat(claim(two)).isEmpty();
        sql("UPDATE delivery SET lease_until = lease_until - " + LEASE.toNanos());
        Claim taken = claim(two).getFirst();
        assertThat(taken.delivery().epoch()).isEqualTo(dead.delivery().epoch() + 1);
        assertThat(tryOpen(one, dead, NO_CAP)).isInstanceOf(ChangeResult.Lost.class);
        assertThat(tryOpen(two, taken, NO_CAP)).isEqualTo(DONE);
    }

    @Test
    void theNextDueTimeIsToldByTheClockOfThisProcess() {
        InstantSource late = () -> Instant.now().minus(Duration.ofDays(1));
        try (JdbcStore behind = new JdbcStore(settings(), late, Threads.PLATFORM)) {
            plan(one, null, Draft.of("next", Samples.ANN));
            Instant now = late.instant();
            claim(behind);
            assertThat(behind.deliveries().nextDue().orElseThrow())
                    .isBetween(now.plus(LEASE).minusSeconds(1), now.plus(LEASE).plusSeconds(10));
        }
    }

    /** Claims, opens and confirms; notes whoever is sent twice, or beside another one of an account that takes one. */
    private void work(
            JdbcStore store,
            Map<DeliveryId, AtomicInteger> sent,
            Map<AccountId, AtomicInteger> open,
            List<String> trouble) {
        for (Claim claim : store.ledger().claim(order(16))) {
            AccountId account = claim.delivery().key().target();
            if (!tryOpen(store, claim, NO_CAP).equals(DONE)) {
                trouble.add("not opened: " + claim.delivery().id());
                continue;
            }
            AtomicInteger beside = open.computeIfAbsent(account, id -> new AtomicInteger());
            if (beside.incrementAndGet() > 1 && claim.delivery().oneAttemptAtATime()) {
                trouble.add("two at a time: " + account);
            }
            sent.computeIfAbsent(claim.delivery().id(), id -> new AtomicInteger())
                    .incrementAndGet();
            beside.decrementAndGet();
            List<ChangeResult> settled = store.ledger()
                    .commit(List.of(settle(claim, "at-" + claim.delivery().id())));
            if (!settled.equals(List.of(DONE))) {
                trouble.add("not settled: " + claim.delivery().id());
            }
        }
    }

    /** The numbers of the next events, as who reads on from the last one sees them. */
    private List<Long> follow(long after, int count) {
        List<Long> seen = new ArrayList<>();
        long last = after;
        while (seen.size() < count) {
            for (EventEntry entry : two.events().after(last, 100)) {
                seen.add(entry.sequence());
                last = entry.sequence();
            }
        }
        return seen;
    }

    private static List<Long> numbers(long after, int count) {
        List<Long> numbers = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            numbers.add(after + i);
        }
        return numbers;
    }

    private void plan(JdbcStore store, @Nullable Sighting sighting, Draft draft) {
        store.ledger()
                .plan(new Plan(
                        List.of(new PlannedOrigin(draft.origin(), sighting, List.of(draft.build()))),
                        new Advance.RequestKey("plan-" + PLANS.incrementAndGet(), "digest"),
                        List.of()));
    }

    private static List<Claim> claim(JdbcStore store) {
        return store.ledger().claim(order(100));
    }

    private static ClaimOrder order(int limit) {
        return new ClaimOrder("daemon", limit, LEASE, Duration.ofSeconds(60), Set.of());
    }

    private static void open(JdbcStore store, Claim claim) {
        assertThat(tryOpen(store, claim, NO_CAP)).isEqualTo(DONE);
    }

    private static ChangeResult tryOpen(JdbcStore store, Claim claim, DailyCap cap) {
        return store.ledger()
                .commit(List.of(new Change.Open(
                        claim.delivery().id(),
                        claim.delivery().epoch(),
                        Samples.attempt(claim, Instant.now()),
                        cap,
                        null)))
                .getFirst();
    }

    private static Change settle(Claim claim, String postId) {
        return settle(claim, DeliveryState.CONFIRMED, postId);
    }

    private static Change settle(Claim claim, DeliveryState to, @Nullable String postId) {
        AccountId target = claim.delivery().key().target();
        return new Change.Settle(
                claim.delivery().id(),
                claim.delivery().epoch(),
                DeliveryState.SENDING,
                to,
                postId == null ? null : Samples.post(target, postId),
                postId == null
                        ? null
                        : new OriginLink(
                                Samples.ALPHA, postId, claim.delivery().key().origin()),
                "settled",
                Instant.now(),
                0,
                true,
                null,
                null,
                List.of(Samples.event(claim.delivery().id().value())));
    }

    private static long opened() throws SQLException {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM attempt")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void atOnce(Runnable... all) throws Exception {
        List<Callable<Object>> calls = new ArrayList<>();
        for (Runnable each : all) {
            calls.add(Executors.callable(each));
        }
        atOnce(calls);
    }

    private List<Object> atOnce(List<Callable<Object>> all) throws Exception {
        CountDownLatch begin = new CountDownLatch(1);
        List<Future<Object>> running = new ArrayList<>();
        for (Callable<Object> each : all) {
            running.add(threads.submit(() -> {
                begin.await();
                return each.call();
            }));
        }
        begin.countDown();
        List<Object> results = new ArrayList<>();
        for (Future<Object> each : running) {
            results.add(each.get());
        }
        return results;
    }

    private static StoreListener counting(AtomicInteger events, AtomicInteger work) {
        return new StoreListener() {
            @Override
            public void eventsStored() {
                events.incrementAndGet();
            }

            @Override
            public void workPlanned() {
                work.incrementAndGet();
            }
        };
    }

    private JdbcStore store() {
        return new JdbcStore(settings(), InstantSource.system(), Threads.PLATFORM);
    }

    private JdbcSettings settings() {
        return JdbcSettings.in(folder).withDatabase(PostgresHarness.server(DATABASE));
    }

    private static void sql(String statements) throws SQLException {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}
