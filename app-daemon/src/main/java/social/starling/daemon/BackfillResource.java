package social.starling.daemon;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import social.starling.core.backfill.BackfillProposal;
import social.starling.core.backfill.Backfills;
import social.starling.core.route.RouteDirectory;
import social.starling.ports.account.AccountId;
import social.starling.ports.archive.ArchiveId;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillStart;
import social.starling.ports.backfill.BackfillWindow;
import social.starling.ports.route.RouteId;

/** Older posts that people have brought over: proposed, counted, started, halted, watched. */
final class BackfillResource {
    private static final String PATH = "/api/backfills";
    private static final int PAGE = 50;
    private static final int LONGEST_WAIT = 60;
    /** How soon a waiting caller notices that the daemon stops. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Backfills backfills;
    private final RouteDirectory routeDirectory;
    private final BooleanSupplier closing;
    private final Bodies bodies;

    /** @param closing whether nobody shall wait any longer */
    BackfillResource(Backfills backfills, RouteDirectory routeDirectory, BooleanSupplier closing, Bodies bodies) {
        this.backfills = backfills;
        this.routeDirectory = routeDirectory;
        this.closing = closing;
        this.bodies = bodies;
    }

    void register(RoutesConfig routes) {
        routes.post("/api/routes/{id}/backfill", this::propose, Access.PUBLISH);
        routes.get(PATH, this::list, Access.READ);
        routes.get(PATH + "/{id}", this::show, Access.READ);
        routes.post(PATH + "/{id}/start", context -> answer(context, backfills.start(known(context))), Access.PUBLISH);
        routes.post(PATH + "/{id}/pause", context -> answer(context, backfills.pause(known(context))), Access.PUBLISH);
        routes.post(
                PATH + "/{id}/resume", context -> answer(context, backfills.resume(known(context))), Access.PUBLISH);
        routes.post(PATH + "/{id}/stop", context -> answer(context, backfills.stop(known(context))), Access.PUBLISH);
    }

    private void propose(Context context) {
        RouteId route = Parameters.route(context);
        Parameters.found(() -> routeDirectory.require(route));
        Wish wish = bodies.read(context, Wish.class);
        Backfill backfill = backfills.propose(new BackfillProposal(
                route,
                wish.source() == null ? null : new AccountId(wish.source()),
                window(wish),
                wish.pace(),
                wish.max(),
                start(wish.start()),
                wish.archive() == null ? null : new ArchiveId(wish.archive())));
        context.status(201).header("Location", PATH + "/" + backfill.id());
        answer(context, backfill);
    }

    private void list(Context context) {
        int limit = Parameters.number(context, "limit", 1, 1_000, PAGE);
        context.json(backfills.list(limit).stream().map(this::json).toList());
    }

    private void show(Context context) {
        BackfillId id = known(context);
        Backfill backfill = backfills.require(id);
        int seconds = Parameters.number(context, "wait", 0, LONGEST_WAIT, 0);
        long seen = Parameters.number(
                context, "step", 0L, Long.MAX_VALUE, backfill.position().step());
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (backfill.position().step() <= seen
                && !backfill.state().isOver()
                && !closing.getAsBoolean()
                && end - System.nanoTime() > 0) {
            backfill = backfills.await(id, seen, LOOK);
        }
        answer(context, backfill);
    }

    private void answer(Context context, Backfill backfill) {
        context.json(json(backfill));
    }

    private BackfillJson json(Backfill backfill) {
        return BackfillJson.of(backfill, backfills.progress(backfill));
    }

    private BackfillId known(Context context) {
        BackfillId id = Parameters.backfill(context);
        return Parameters.found(() -> backfills.require(id)).id();
    }

    private static BackfillWindow window(Wish wish) {
        if (wish.archive() != null && wish.since() == null && wish.last() == null) {
            return new BackfillWindow.Since(Instant.EPOCH);
        }
        if ((wish.since() == null) == (wish.last() == null)) {
            throw new ProblemException(
                    Problem.Kind.INVALID,
                    "Which posts are meant is not clear; either since (a moment) or last (a number) is needed, and of an"
                            + " archive at most one of them");
        }
        return wish.since() == null
                ? new BackfillWindow.Last(Parameters.required(wish.last(), "last"))
                : new BackfillWindow.Since(moment(wish.since()));
    }

    /** A day begins in UTC here; who means another midnight says the moment. */
    private static Instant moment(String given) {
        try {
            return given.indexOf('T') < 0
                    ? LocalDate.parse(given).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(given);
        } catch (DateTimeParseException e) {
            throw new ProblemException(
                    Problem.Kind.INVALID,
                    "since is \"" + Text.printable(given)
                            + "\"; a day such as 2024-01-31 or a moment such as 2024-01-31T08:00:00Z is allowed");
        }
    }

    private static BackfillStart start(@Nullable String given) {
        if (given == null) {
            return BackfillStart.WHEN_FREE;
        }
        return Arrays.stream(BackfillStart.values())
                .filter(start -> name(start).equals(given.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        Problem.Kind.INVALID,
                        "start is \"" + Text.printable(given) + "\"; "
                                + Arrays.stream(BackfillStart.values())
                                        .map(BackfillResource::name)
                                        .collect(Collectors.joining(", "))
                                + " are allowed"));
    }

    /** {@code when-free}. */
    static String name(BackfillStart start) {
        return start.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    record Wish(
            @Nullable String since,
            @Nullable Integer last,
            @Nullable String source,
            @Nullable Integer pace,
            @Nullable Integer max,
            @Nullable String start,
            @Nullable String archive) {}
}
