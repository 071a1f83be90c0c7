package social.starling.sandbox.bluesky;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import social.starling.sandbox.Feed;
import social.starling.sandbox.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * com.atproto.sync.subscribeRepos: what happens on the PDS, from a cursor on or from now on.
 *
 * @see <a href="https://atproto.com/specs/event-stream">event streams</a>
 */
final class Firehose implements Feed {
    private static final int BATCH = 100;

    private final EventLog events;

    Firehose(EventLog events) {
        this.events = events;
    }

    @Override
    public Subscription subscribe(Map<String, List<String>> query) {
        List<String> cursors = query.getOrDefault("cursor", List.of());
        if (cursors.isEmpty()) {
            return new Reader(events.last(), List.of());
        }
        String cursor = cursors.getFirst();
        if (!cursor.matches("[0-9]{1,18}")) {
            return () -> new Batch(List.of(error("InvalidRequest", "Error: cursor must be an integer")), true);
        }
        long seq = Long.parseLong(cursor);
        if (seq > events.last()) {
            return () -> new Batch(List.of(error("FutureCursor", "Cursor in the future.")), true);
        }
        return new Reader(
                seq,
                events.hasForgotten(seq)
                        ? List.of(frame("#info", Json.object().put("name", "OutdatedCursor")))
                        : List.of());
    }

    private final class Reader implements Subscription {
        private long seq;
        private List<byte[]> first;

        private Reader(long seq, List<byte[]> first) {
            this.seq = seq;
            this.first = first;
        }

        @Override
        public Batch due() {
            List<byte[]> frames = new ArrayList<>(first);
            first = List.of();
            for (RepoEvent event : events.after(seq, BATCH)) {
                frames.add(frame(event));
                seq = event.seq();
            }
            return new Batch(frames, false);
        }
    }

    private static byte[] frame(RepoEvent event) {
        ObjectNode body = Json.object().put("seq", event.seq()).put("time", Posts.time(event.time()));
        if (event.action().equals("identity")) {
            return frame("#identity", body.put("did", event.did()).put("handle", event.path()));
        }
        ObjectNode commit = Commits.at(event.did(), event.rev());
        body.put("repo", event.did())
                .put("rev", event.rev())
                .put("since", event.since().orElse(null))
                .put("rebase", false)
                .put("tooBig", false);
        body.set("commit", link(Cid.ofRecord(commit)));
        ObjectNode operation = body.putArray("ops").addObject();
        operation.put("action", event.action()).put("path", event.path());
        operation.set("cid", event.cid().<JsonNode>map(Firehose::link).orElseGet(Json::nothing));
        event.old().ifPresent(cid -> operation.set("prev", link(cid)));
        body.putArray("blobs");
        body.putObject("blocks").put("$bytes", Base64.getEncoder().encodeToString(car(commit, event)));
        return frame("#commit", body);
    }

    private static byte[] car(ObjectNode commit, RepoEvent event) {
        Car car = new Car(Cid.ofRecord(commit)).with(commit).with(Commits.emptyTree());
        return (event.value().isNull() ? car : car.with(event.value())).bytes();
    }

    private static ObjectNode link(String cid) {
        return Json.object().put("$link", cid);
    }

    private static byte[] frame(String type, ObjectNode body) {
        return joined(Json.object().put("op", 1).put("t", type), body);
    }

    private static byte[] error(String name, String message) {
        return joined(
                Json.object().put("op", -1), Json.object().put("error", name).put("message", message));
    }

    private static byte[] joined(ObjectNode header, ObjectNode body) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(DagCbor.encode(header));
        frame.writeBytes(DagCbor.encode(body));
        return frame.toByteArray();
    }

    /** Blocks in a file with one root. */
    private static final class Car {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        private Car(String root) {
            ObjectNode header = Json.object().put("version", 1);
            header.putArray("roots").add(link(root));
            section(DagCbor.encode(header));
        }

        private Car with(JsonNode block) {
            ByteArrayOutputStream section = new ByteArrayOutputStream();
            section.writeBytes(Cid.binary(Cid.ofRecord(block)));
            section.writeBytes(DagCbor.encode(block));
            section(section.toByteArray());
            return this;
        }

        private void section(byte[] content) {
            int rest = content.length;
            while (rest >= 0x80) {
                out.write(rest & 0x7f | 0x80);
                rest >>>= 7;
            }
            out.write(rest);
            out.writeBytes(content);
        }

        private byte[] bytes() {
            return out.toByteArray();
        }
    }
}
