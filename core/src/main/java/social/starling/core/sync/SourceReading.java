package social.starling.core.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import social.starling.core.account.SignInWatch;
import social.starling.core.event.StarlingEvent;
import social.starling.core.platform.Breakers;
import social.starling.core.platform.Platforms;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.account.AccountState;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlanReceipt;
import social.starling.ports.event.EventRow;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.PostPage;
import social.starling.ports.post.PostReader;
import social.starling.ports.route.Leg;
import social.starling.ports.route.Route;

/** Reads one source account on and plans every stretch, with the cursor, in one transaction. */
final class SourceReading {
    private static final int STRETCH = 100;
    private static final Duration UNSAID_LIMIT = Duration.ofSeconds(60);

    private final Platforms platforms;
    private final AccountRepository accounts;
    private final DeliveryLedger ledger;
    private final LegPlanners planners;
    private final SourceWatch watch;
    private final Breakers breakers;
    private final SignInWatch signIns;
    private final InstantSource clock;

    SourceReading(
            Platforms platforms,
            AccountRepository accounts,
            DeliveryLedger ledger,
            LegPlanners planners,
            SourceWatch watch,
            Breakers breakers,
            SignInWatch signIns,
            InstantSource clock) {
        this.platforms = platforms;
        this.accounts = accounts;
        this.ledger = ledger;
        this.planners = planners;
        this.watch = watch;
        this.breakers = breakers;
        this.signIns = signIns;
        this.clock = clock;
    }

    /** @param places all of {@code source} */
    SyncReport read(AccountId source, List<Place> places) {
        Account account = accounts.find(source).orElseThrow();
        if (account.state() != AccountState.ACTIVE) {
            return SyncReport.problem("@" + account.handle() + " on " + account.platform()
                    + " is not read before somebody signs in again");
        }
        if (breakers.resting().contains(source)) {
            return SyncReport.problem("@" + account.handle() + " on " + account.platform()
                    + " failed or was limited just now and is left alone for a while");
        }
        try {
            SyncReport report = SyncReport.NOTHING;
            for (Map.Entry<Optional<String>, List<Place>> group :
                    byCursor(places).entrySet()) {
                report = report.plus(read(account, group.getKey(), group.getValue()));
            }
            report = report.plus(
                    watch.look(account, places.stream().map(Place::route).toList()));
            breakers.succeeded(source);
            return report;
        } catch (PlatformException e) {
            return failed(account, e);
        }
    }

    private SyncReport read(Account account, Optional<String> cursor, List<Place> places) {
        PostReader reader = platforms.of(account.platform()).reader();
        if (cursor.isEmpty()) {
            String start = reader.start(account);
            places.forEach(
                    place -> ledger.plan(new Plan(List.of(), new Advance.Cursor(place.leg(), null, start), List.of())));
            return SyncReport.NOTHING;
        }
        SyncReport report = SyncReport.NOTHING;
        List<Place> following = new ArrayList<>(places);
        String from = cursor.get();
        boolean more = true;
        while (more && !following.isEmpty()) {
            PostPage page = reader.after(account, from, STRETCH);
            report = report.plus(new SyncReport(page.posts().size(), 0, 0, 0, List.of()));
            WholeThreads threads = new WholeThreads(reader, account);
            for (Place place : List.copyOf(following)) {
                Optional<SyncReport> planned = plan(place, from, page, threads);
                planned.ifPresentOrElse(done -> {}, () -> following.remove(place));
                report = report.plus(planned.orElse(SyncReport.NOTHING));
            }
            more = page.more() && !page.cursor().equals(from);
            from = page.cursor();
        }
        return report;
    }

    /** Empty when another daemon reads this leg on. */
    private Optional<SyncReport> plan(Place place, String from, PostPage page, WholeThreads threads) {
        if (page.posts().isEmpty() && page.cursor().equals(from)) {
            return Optional.of(SyncReport.NOTHING);
        }
        List<PostPlan> plans = planners.plan(place.route(), place.leg(), page.posts(), threads::of);
        Plan plan = new Plan(
                plans.stream().flatMap(each -> each.origins().stream()).toList(),
                new Advance.Cursor(place.leg(), from, page.cursor()),
                skips(place.route(), plans));
        return switch (ledger.plan(plan)) {
            case PlanReceipt.Accepted accepted -> Optional.of(report(accepted));
            case PlanReceipt.Overtaken overtaken -> Optional.empty();
            case PlanReceipt.Repeated repeated -> throw unexpected(repeated);
            case PlanReceipt.KeyTaken taken -> throw unexpected(taken);
        };
    }

    private List<EventRow> skips(Route route, List<PostPlan> plans) {
        Instant now = clock.instant();
        return plans.stream()
                .filter(PostPlan.Skip.class::isInstance)
                .map(PostPlan.Skip.class::cast)
                .map(skip -> new StarlingEvent.PostSkipped(
                                route.id().value(), skip.origin().origin().canonical(), skip.reason())
                        .row(now))
                .toList();
    }

    private SyncReport failed(Account account, PlatformException failure) {
        switch (failure) {
            case PlatformException.RateLimited limited ->
                breakers.rest(
                        account.id(),
                        limited.retryAt() == null ? clock.instant().plus(UNSAID_LIMIT) : limited.retryAt());
            case PlatformException.Unauthorized unauthorized ->
                signIns.refused(account, String.valueOf(unauthorized.getMessage()));
            case PlatformException.Unavailable unavailable -> breakers.failed(account.id());
            case PlatformException.Malformed malformed -> breakers.failed(account.id());
        }
        return SyncReport.problem(
                "@" + account.handle() + " on " + account.platform() + " could not be read: " + failure.getMessage());
    }

    private static SyncReport report(PlanReceipt.Accepted accepted) {
        SyncReport report = SyncReport.NOTHING;
        for (PlanReceipt.Entry entry : accepted.entries()) {
            report = report.plus(
                    switch (entry.verdict()) {
                        case PLANNED, WAITING, SUSPECTED_COPY -> new SyncReport(0, 1, 0, 0, List.of());
                        case COPY -> new SyncReport(0, 0, 1, 0, List.of());
                        case ALREADY_PLANNED, NOTHING -> new SyncReport(0, 0, 0, 1, List.of());
                    });
        }
        return report;
    }

    private static Map<Optional<String>, List<Place>> byCursor(List<Place> places) {
        Map<Optional<String>, List<Place>> groups = new LinkedHashMap<>();
        places.forEach(place -> groups.computeIfAbsent(place.cursor(), cursor -> new ArrayList<>())
                .add(place));
        return groups;
    }

    private static IllegalStateException unexpected(PlanReceipt receipt) {
        return new IllegalStateException("A plan along a route was answered as if it were a request: " + receipt);
    }

    /** Where one leg of a route stands. */
    record Place(Route route, Leg leg, Optional<String> cursor) {}
}
