package social.starling.core.backfill;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillPosition;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlanReceipt;
import social.starling.ports.post.Post;
import social.starling.ports.route.Route;

/**
 * Walks through a backfill's window and plans it slice by slice, with the place in the same transaction. At most one page
 * is in memory; a place that was stored is gone on from by reading its page again.
 */
final class WindowWalk {
    private static final int HOUR = 3_600;
    private static final int LARGEST_SLICE = 100;
    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final long SLACK_NANOS = 1_000_000_000L;

    private final BackfillParts parts;
    private final BackfillBook book;
    private final WindowReader reader;
    private final SlicePlanner slices;
    private final Room room;
    private final BackfillBell bell;
    private final Consumer<Slice> planned;
    private long nextSlot;
    private @Nullable WindowPage page;
    private @Nullable Instant end;

    /** @param planned is told of each slice that was planned */
    WindowWalk(
            BackfillParts parts,
            BackfillBook book,
            WindowReader reader,
            SlicePlanner slices,
            Room room,
            BackfillBell bell,
            Consumer<Slice> planned) {
        this.parts = parts;
        this.book = book;
        this.reader = reader;
        this.slices = slices;
        this.room = room;
        this.bell = bell;
        this.planned = planned;
        this.nextSlot = parts.tasks().nanoTime();
    }

    /** Waits for the next slot and for room, and plans one slice; or a part of that. */
    void step(Backfill backfill, Route route) {
        if (end != null
                || backfill.position().done().carried() >= backfill.order().max()) {
            finish(backfill);
            return;
        }
        WindowPage here = page(backfill);
        List<Post> left = here.after(backfill.position().through());
        if (left.isEmpty()) {
            plan(backfill, route, here, left, 0);
        } else if (bell.until(nextSlot)) {
            int wanted = Math.min(left.size(), Math.clamp(backfill.order().pace() / HOUR, 1, LARGEST_SLICE));
            int size = room.left(backfill, wanted);
            if (size > 0) {
                plan(backfill, route, here, left, size);
            }
        }
    }

    private void plan(Backfill backfill, Route route, WindowPage here, List<Post> left, int size) {
        Slice slice = slices.plan(backfill, route, left.subList(0, size));
        boolean whole = size == left.size();
        BackfillPosition next = backfill.position()
                .planned(
                        whole ? here.next() : here.cursor(),
                        whole ? null : left.get(size - 1).originId(),
                        slice.tally())
                .next();
        Plan plan = new Plan(slice.origins(), new Advance.Backfill(backfill.id(), next), slice.events());
        // Overtaken: somebody has changed the backfill meanwhile, and it is looked at again.
        if (parts.ledger().plan(plan) instanceof PlanReceipt.Accepted) {
            if (whole && here.last()) {
                end = parts.clock().instant();
            }
            tell(backfill, slice);
        }
    }

    private void tell(Backfill backfill, Slice slice) {
        long now = parts.tasks().nanoTime();
        nextSlot = Math.max(nextSlot, now - SLACK_NANOS)
                + slice.tally().copies() * (HOUR_NANOS / backfill.order().pace());
        if (slice.tally().carried() > 0) {
            parts.wake().run();
        }
        if (!slice.events().isEmpty()) {
            parts.bus().ring();
        }
        room.take(slice);
        planned.accept(slice);
        book.changed(backfill.id());
    }

    private WindowPage page(Backfill backfill) {
        String cursor = Objects.requireNonNull(
                backfill.position().cursor(), "A backfill that runs has a place, as it was counted");
        if (page == null || !page.cursor().equals(cursor)) {
            page = null;
            page = reader.page(backfill, cursor);
        }
        return page;
    }

    private void finish(Backfill backfill) {
        if (end == null) {
            end = parts.clock().instant();
        }
        if (room.isClear(backfill, end)) {
            String stopped = new Delays(parts).standing(backfill);
            book.change(
                    backfill.id(),
                    stored -> stored.state() == BackfillState.RUNNING
                            ? stored.to(
                                    BackfillState.DONE, stopped, parts.clock().instant())
                            : stored);
        }
    }
}
