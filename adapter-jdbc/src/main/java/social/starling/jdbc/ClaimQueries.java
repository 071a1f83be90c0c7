package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.ClaimOrder;
import social.starling.ports.delivery.DeliveryId;

/** Finds what a claim is about: what crashed, what is to be looked for, what is to be sent; by their numbers. */
final class ClaimQueries {
    /** How long after a call's deadline its effect may still show on the platform. */
    static final Duration AFTERMATH = Duration.ofSeconds(60);

    /**
     * The accounts that have something to send and may be called; an account that the store does not know may. Steps from
     * account to account through the index instead of reading every delivery (a loose index scan).
     */
    static final String TARGETS = "ready_target (id) AS (SELECT min(target) FROM delivery WHERE ready = 1"
            + " UNION ALL SELECT (SELECT min(target) FROM delivery WHERE ready = 1 AND target > ready_target.id)"
            + " FROM ready_target WHERE ready_target.id IS NOT NULL),"
            + " free_target (id) AS (SELECT id FROM ready_target WHERE id IS NOT NULL AND NOT EXISTS"
            + " (SELECT 1 FROM account WHERE account.id = ready_target.id AND account.state <> 'ACTIVE'))";

    /** The accounts that have all they may have at a time. */
    static final String BUSY = "SELECT d.target FROM " + DeliveryStatements.BUSY + DeliveryStatements.UNDER_WAY_ALONE;

    /** Each with whether it is busy, and when the first is due of what may go beside others and of what goes alone. */
    static final String FREE_TARGETS = "WITH RECURSIVE " + TARGETS + " SELECT t.id, CASE WHEN t.id IN (" + BUSY
            + ") THEN 1 ELSE 0 END, "
            + firstDue(false) + ", " + firstDue(true) + " FROM free_target t";

    /** The first column says which queue was asked. */
    static final String DUE = "SELECT ?, d.seq, d.due_at FROM delivery d WHERE d.ready = 1 AND d.target = ?"
            + " AND d.alone = ? AND d.due_at <= ? ORDER BY d.due_at, d.seq LIMIT ? OFFSET ?";

    /** Passes over what others are taking just now. */
    static final String DUE_AND_FREE = DUE + " <lock>";

    /** Without their locks, which come after those of their accounts. */
    static final String SEEN_CRASHED = "SELECT id FROM delivery WHERE state = 'CLAIMED' AND lease_until <= ?";

    private static final String CALLABLE =
            " AND NOT EXISTS" + " (SELECT 1 FROM account WHERE account.id = d.target AND account.state <> 'ACTIVE')";

    /** Few are under way at a time, so that they need no limit. */
    static final String LOOKABLE = "SELECT * FROM (SELECT d.target, d.seq, d.due_at FROM delivery d"
            + " LEFT JOIN attempt a ON a.seq = d.attempt WHERE d.state IN ('SENDING', 'RECONCILING')"
            + " AND d.lease_until <= ? AND (a.deadline IS NULL OR a.deadline <= ?)" + CALLABLE
            + " <lock>) lost UNION ALL SELECT * FROM (SELECT d.target, d.seq, d.due_at FROM delivery d WHERE d.state IN ('UNKNOWN', 'ACCEPTED')"
            + " AND d.due_at <= ?" + CALLABLE + " <lock>) open";

    static final String CRASHED =
            "SELECT d.seq, d.id FROM delivery d WHERE d.state = 'CLAIMED' AND d.lease_until <= ? ORDER BY d.seq <lock>";

    /** Of an account, so that many accounts with little to send are asked once. */
    private static final int LEAST_SHARE = 4;

    private final Session session;
    private final ClaimOrder order;
    private final Instant now;

    ClaimQueries(Session session, ClaimOrder order, Instant now) {
        this.session = session;
        this.order = order;
        this.now = now;
    }

    private static String firstDue(boolean alone) {
        return "(SELECT min(due_at) FROM delivery WHERE ready = 1 AND target = t.id AND alone = " + (alone ? 1 : 0)
                + ")";
    }

    List<Long> crashed() throws SQLException {
        List<DeliveryId> found = session.query(SEEN_CRASHED, out -> out.time(now), row -> new DeliveryId(row.text()));
        if (found.isEmpty()) {
            return List.of();
        }
        session.locks().change(found, false);
        return session.query(CRASHED, out -> out.time(now), RowReader::number);
    }

    List<Long> lookable() throws SQLException {
        List<Due> all = session.query(
                LOOKABLE,
                out -> out.time(now.minus(order.quarantine()))
                        .time(now.minus(AFTERMATH))
                        .time(now),
                row -> new Due(new Queue(row.account(), false, order.limit()), row.number(), row.number()));
        return numbers(first(
                all.stream()
                        .filter(due -> !order.except().contains(due.queue.target))
                        .toList(),
                order.limit()));
    }

    /**
     * What is chosen is read first and taken then, so that nothing else is locked. Where others have taken most of it in
     * between, it is chosen among what is free.
     */
    List<Long> due(int limit) throws SQLException {
        List<Queue> queues = open(heads(limit).stream().map(Head::queue).toList());
        List<Long> chosen = choose(DUE, queues, limit);
        List<Long> taken = session.locks().take(chosen);
        return 2 * taken.size() < chosen.size() ? choose(DUE_AND_FREE, queues, limit) : taken;
    }

    /**
     * The next of each account, and of those together the first. Of each account a share is read, and only where all of
     * it is taken the rest: an account with a million posts ready costs as little as one with ten.
     */
    private List<Long> choose(String sql, List<Queue> queues, int limit) throws SQLException {
        int share = Math.max(LEAST_SHARE, 2 * limit / Math.max(1, queues.size()));
        List<Due> shares = ready(sql, queues, 0, share);
        Map<Queue, Long> taken =
                first(shares, limit).stream().collect(Collectors.groupingBy(Due::queue, Collectors.counting()));
        List<Queue> exhausted = queues.stream()
                .filter(queue -> taken.getOrDefault(queue, 0L) == share && share < queue.limit)
                .toList();
        shares.addAll(ready(sql, exhausted, share, limit));
        return numbers(first(shares, limit));
    }

    /** Without those of which somebody else is taking the next one. */
    private List<Queue> open(List<Queue> queues) throws SQLException {
        Set<AccountId> alone =
                queues.stream().filter(Queue::alone).map(Queue::target).collect(Collectors.toSet());
        Set<AccountId> own = alone.isEmpty() ? alone : session.locks().claim(alone);
        return queues.stream()
                .filter(queue -> !queue.alone || own.contains(queue.target))
                .toList();
    }

    /** The queues that can be among the first: those before which {@code limit} others begin are not even read. */
    private List<Head> heads(int limit) throws SQLException {
        List<Head> heads = new ArrayList<>();
        session.query(
                FREE_TARGETS,
                out -> {},
                row -> heads.addAll(heads(row.account(), row.flag(), row.numberOrNull(), row.numberOrNull(), limit)));
        if (heads.size() <= limit) {
            return heads;
        }
        long last = heads.stream()
                .mapToLong(Head::at)
                .sorted()
                .skip(limit - 1)
                .findFirst()
                .orElseThrow();
        return heads.stream().filter(head -> head.at <= last).toList();
    }

    /** Of each, those from {@code from} on and before {@code to}, as far as its limit allows. */
    private List<Due> ready(String sql, List<Queue> queues, int from, int to) throws SQLException {
        List<Integer> turns = IntStream.range(0, queues.size()).boxed().toList();
        return session.queryEach(
                sql,
                turns,
                (out, turn) -> {
                    Queue queue = queues.get(turn);
                    out.number(turn)
                            .name(queue.target)
                            .flag(queue.alone)
                            .time(now)
                            .number(Math.min(to, queue.limit) - from)
                            .number(from);
                },
                row -> new Due(queues.get(row.count()), row.number(), row.number()));
    }

    /** What wants to be alone comes one by one, and not at all while its account is busy. */
    private List<Head> heads(AccountId target, boolean busy, @Nullable Long beside, @Nullable Long alone, int limit) {
        List<Head> heads = new ArrayList<>();
        long until = Times.toNanos(now);
        if (beside != null && beside <= until) {
            heads.add(new Head(new Queue(target, false, limit), beside));
        }
        if (alone != null && alone <= until && !busy) {
            heads.add(new Head(new Queue(target, true, 1), alone));
        }
        return order.except().contains(target) ? List.of() : heads;
    }

    private static List<Due> first(List<Due> all, int limit) {
        return all.stream().distinct().sorted().limit(limit).toList();
    }

    private static List<Long> numbers(List<Due> due) {
        return due.stream().map(Due::seq).toList();
    }

    /** What an account has ready, and how much of it may be taken. */
    private record Queue(AccountId target, boolean alone, int limit) {}

    /** When the first of a queue is due. */
    private record Head(Queue queue, long at) {}

    private record Due(Queue queue, long seq, long at) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return at == other.at ? Long.compare(seq, other.seq) : Long.compare(at, other.at);
        }
    }
}
