package social.starling.jdbc;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.post.PostReference;
import social.starling.ports.post.ReplyTo;

/** Where the posts of some deliveries hang: under the posts of those before them. */
final class Replies {
    /** Posts that are deleted, or about to be, are passed over. Walks up from each delivery; {@code depth} is 1 at the one it answers. */
    static final String ANCESTORS = "WITH RECURSIVE ancestor (child, depth, id) AS ("
            + "SELECT c.id, 1, c.after_id FROM delivery c WHERE c.id IN (<keys>)"
            + " UNION ALL SELECT ancestor.child, ancestor.depth + 1, d.after_id"
            + " FROM ancestor JOIN delivery d ON d.id = ancestor.id WHERE d.after_id IS NOT NULL)"
            + " SELECT ancestor.child, d.remote_account, d.remote_id, d.remote_version"
            + " FROM ancestor JOIN delivery d ON d.id = ancestor.id"
            + " WHERE d.remote_id IS NOT NULL AND d.action = 'CREATE' AND NOT EXISTS (SELECT 1 FROM delivery x"
            + " WHERE x.origin = d.origin AND x.target = d.target AND x.action = 'DELETE' AND x.revision = d.revision"
            + " AND x.segment = d.segment AND x.state <> 'CANCELLED') ORDER BY ancestor.child, ancestor.depth";

    private final Map<DeliveryId, ReplyTo> replies = new HashMap<>();

    private Replies() {}

    static Replies load(Session session, List<DeliveryRow> rows) throws SQLException {
        List<DeliveryId> children = rows.stream()
                .filter(row -> row.after != null && row.action == Action.CREATE)
                .map(row -> row.id)
                .toList();
        Replies found = new Replies();
        session.byKeys(ANCESTORS, children, row -> found.add(new DeliveryId(row.text()), row.referenceOrNull()));
        return found;
    }

    @Nullable
    ReplyTo of(DeliveryRow row) {
        return replies.get(row.id);
    }

    /** From the nearest ancestor up; those whose post is not known are passed over. */
    private boolean add(DeliveryId child, @Nullable PostReference ancestor) {
        if (ancestor == null) {
            return false;
        }
        replies.merge(child, new ReplyTo(ancestor, ancestor), (near, far) -> new ReplyTo(far.root(), near.parent()));
        return true;
    }
}
