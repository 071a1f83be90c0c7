package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.PlanReceipt;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.delivery.Sighting;
import social.starling.ports.delivery.WatchedPost;

/** The sources that are looked at for whether they still stand. */
final class WatchStatements {
    /** A source that is watched already stays as it is, but for the id of its newest version. */
    private static final String ADD = "INSERT INTO source_watch (source, origin, post_id, since, looks, next_look)"
            + " VALUES (?, ?, ?, ?, 0, ?) ON CONFLICT (source, origin) DO UPDATE SET post_id = excluded.post_id";

    private static final String LOOKS =
            "UPDATE source_watch SET looks = looks + 1, next_look = ? WHERE source = ? AND origin = ? AND looks = ?";
    private static final String END = "DELETE FROM source_watch WHERE source = ? AND origin = ? AND looks = ?";
    private static final String KNOWN =
            "SELECT count(*) FROM source_watch WHERE source = ? AND origin = ? AND looks = ?";
    static final String DUE = "SELECT origin, post_id, since, looks, next_look FROM source_watch"
            + " WHERE source = ? AND next_look <= ? ORDER BY next_look, origin LIMIT ?";

    private WatchStatements() {}

    static void add(Session session, List<PlannedOrigin> planned, Instant now) throws SQLException {
        Map<List<Object>, WatchedPost> posts = new LinkedHashMap<>();
        for (PlannedOrigin one : planned) {
            Sighting sighting = one.sighting();
            if (one.lookAt() != null && sighting != null && one.origin() instanceof Origin.RemotePost post) {
                AccountId source = sighting.post().account();
                posts.put(
                        List.of(source, post),
                        new WatchedPost(source, post, sighting.post().id(), now, 0, one.lookAt()));
            }
        }
        session.batch(
                ADD,
                List.copyOf(posts.values()),
                (out, post) -> out.name(post.source())
                        .text(post.origin().canonical())
                        .text(post.postId())
                        .time(post.since())
                        .time(post.nextLook()));
    }

    /** Null when it has moved; else why nothing may be written. */
    static @Nullable PlanReceipt advance(Session session, Advance.Looks looks) {
        Handle handle = session.handle();
        String source = looks.source().value();
        for (Advance.Look look : looks.looks()) {
            boolean known = handle.select(KNOWN, source, look.origin().canonical(), look.before())
                            .mapTo(int.class)
                            .one()
                    == 1;
            if (!known) {
                return new PlanReceipt.Overtaken(null);
            }
        }
        for (Advance.Look look : looks.looks()) {
            String origin = look.origin().canonical();
            if (look.next() == null) {
                handle.execute(END, source, origin, look.before());
            } else {
                handle.execute(LOOKS, Times.toNanos(look.next()), source, origin, look.before());
            }
        }
        return null;
    }

    static List<WatchedPost> due(Handle handle, AccountId source, Instant until, int limit) {
        return handle.select(DUE, source.value(), Times.toNanos(until), limit)
                .map((rs, context) -> {
                    RowReader row = new RowReader(rs);
                    return new WatchedPost(
                            source,
                            (Origin.RemotePost) Origin.parse(row.text()),
                            row.text(),
                            row.time(),
                            row.count(),
                            row.time());
                })
                .list();
    }
}
