package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.jdbc.Session.Pair;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.PlanReceipt.Verdict;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.delivery.Sighting;
import social.starling.ports.publish.AttemptId;

/** Tells Starling's own copies from what people wrote, for all sightings of a plan at once. */
final class EchoGuard {
    /** How long an equal text on the same account is suspicious. */
    private static final Duration MEMORY = Duration.ofHours(24);

    static final String LINKED =
            "SELECT platform, post_id FROM origin_link WHERE (platform, post_id) IN (VALUES <keys>)";
    static final String PUBLISHED = "SELECT remote_account, remote_id FROM delivery"
            + " WHERE remote_id IS NOT NULL AND (remote_id, remote_account) IN (VALUES <keys>)";

    /**
     * {@code n} is the newest attempt of a delivery, on the account, open or recent; {@code a} is any of its attempts, and
     * says the same.
     */
    static final String ALIKE = "SELECT a.fingerprint, n.target, d.id, d.remote_id, n.id, n.is_open, n.planned_key,"
            + " n.fingerprint, n.written_at FROM attempt n JOIN delivery d ON d.seq = n.delivery AND d.attempt = n.seq"
            + " JOIN attempt a ON a.delivery = n.delivery WHERE n.seq IN"
            + " (SELECT attempt FROM delivery INDEXED BY delivery_state WHERE target = ?"
            + " AND state IN ('SENDING', 'ACCEPTED', 'UNKNOWN', 'RECONCILING')"
            + " UNION SELECT seq FROM attempt INDEXED BY attempt_recent WHERE target = ? AND written_at > ?)"
            + " AND n.action = 'CREATE' AND a.fingerprint IN (<keys>) ORDER BY a.seq";

    private final Instant now;
    private final Set<Pair> linked = new HashSet<>();
    private final Set<Pair> published = new HashSet<>();
    private final Map<Pair, List<Alike>> alike = new HashMap<>();

    private EchoGuard(Instant now) {
        this.now = now;
    }

    static EchoGuard load(Session session, List<PlannedOrigin> origins, Instant now) throws SQLException {
        Set<Pair> links = new LinkedHashSet<>();
        Set<Pair> posts = new LinkedHashSet<>();
        Map<AccountId, Set<String>> texts = new LinkedHashMap<>();
        for (PlannedOrigin planned : origins) {
            Sighting sighting = planned.sighting();
            if (sighting != null) {
                for (String id : idsOf(planned.origin(), sighting)) {
                    posts.add(new Pair(id, account(sighting)));
                    if (planned.origin() instanceof Origin.RemotePost post) {
                        links.add(new Pair(post.platform().id(), id));
                    }
                }
                if (sighting.fingerprint().isTelling()) {
                    texts.computeIfAbsent(sighting.post().account(), account -> new LinkedHashSet<>())
                            .add(sighting.fingerprint().value());
                }
            }
        }
        EchoGuard guard = new EchoGuard(now);
        session.byPairs(LINKED, links, row -> guard.linked.add(new Pair(row.text(), row.text())));
        session.byPairs(PUBLISHED, posts, row -> {
            String account = row.text();
            return guard.published.add(new Pair(row.text(), account));
        });
        for (Map.Entry<AccountId, Set<String>> text : texts.entrySet()) {
            List<?> place = List.of(text.getKey(), text.getKey(), Times.toNanos(now.minus(MEMORY)));
            session.byKeys(ALIKE, place, text.getValue(), guard::addAlike);
        }
        return guard;
    }

    /** Whether a link or a delivery knows the post, by its own id or by the first id of its edit history. */
    boolean isCopy(Origin origin, Sighting sighting) {
        for (String id : idsOf(origin, sighting)) {
            boolean isLinked = origin instanceof Origin.RemotePost post
                    && linked.contains(new Pair(post.platform().id(), id));
            if (isLinked || published.contains(new Pair(id, account(sighting)))) {
                return true;
            }
        }
        return false;
    }

    Suspicion suspicion(Sighting sighting) {
        List<Alike> others = alike.getOrDefault(textOf(sighting), List.of());
        for (Alike other : others) {
            if (other.mayBe(sighting)) {
                return new Suspicion(
                        Verdict.WAITING,
                        other.newest,
                        "It may be the post of " + other.delivery + ", whose outcome is still open");
            }
        }
        for (Alike other : others) {
            if (other.writtenAt.plus(MEMORY).isAfter(now)) {
                return new Suspicion(
                        Verdict.SUSPECTED_COPY,
                        null,
                        "It says the same as "
                                + (other.remoteId == null ? "the post of " + other.delivery : other.remoteId)
                                + ", which Starling sent to this account less than 24 hours ago;"
                                + " release it if it is a post of its own, or cancel it");
            }
        }
        return Suspicion.NONE;
    }

    private boolean addAlike(RowReader row) throws SQLException {
        Pair text = new Pair(row.text(), row.text());
        Alike other = new Alike(
                row.text(),
                row.textOrNull(),
                new AttemptId(row.text()),
                row.flag(),
                row.textOrNull(),
                row.text(),
                row.time());
        return alike.computeIfAbsent(text, key -> new ArrayList<>()).add(other);
    }

    private static Set<String> idsOf(Origin origin, Sighting sighting) {
        Set<String> ids = new LinkedHashSet<>();
        ids.add(sighting.post().id());
        switch (origin) {
            case Origin.RemotePost post -> ids.add(post.postId());
            case Origin.Request request -> {}
        }
        return ids;
    }

    private static String account(Sighting sighting) {
        AccountId account = sighting.post().account();
        return account.value();
    }

    private static Pair textOf(Sighting sighting) {
        return new Pair(sighting.fingerprint().value(), account(sighting));
    }

    /** A delivery that has tried to say the same, and how its newest attempt stands. */
    private record Alike(
            String delivery,
            @Nullable String remoteId,
            AttemptId newest,
            boolean open,
            @Nullable String plannedKey,
            String fingerprint,
            Instant writtenAt) {
        /** Whether the sighted post may be the one that this attempt has made or is making. */
        boolean mayBe(Sighting sighting) {
            return open
                    && plannedKey == null
                    && fingerprint.equals(sighting.fingerprint().value());
        }
    }

    /** @param waitsFor the attempt that may turn out to be the post; null unless WAITING */
    record Suspicion(
            Verdict verdict,
            @Nullable AttemptId waitsFor,
            @Nullable String reason) {
        static final Suspicion NONE = new Suspicion(Verdict.PLANNED, null, null);
    }
}
