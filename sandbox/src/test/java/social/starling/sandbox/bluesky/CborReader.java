package social.starling.sandbox.bluesky;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import social.starling.sandbox.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads DAG-CBOR back, independently of the writer; CIDs as {@code $link}, bytes as {@code $bytes}. */
final class CborReader {
    private final ByteBuffer in;

    CborReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    boolean isAtEnd() {
        return !in.hasRemaining();
    }

    JsonNode next() {
        int first = in.get() & 0xff;
        if (first == 0xf4 || first == 0xf5 || first == 0xf6) {
            return first == 0xf6
                    ? Json.nothing()
                    : Json.object().put("value", first == 0xf5).path("value");
        }
        long argument = argument(first & 31);
        return switch (first >> 5) {
            case 0 -> Json.object().put("value", argument).path("value");
            case 1 -> Json.object().put("value", -1 - argument).path("value");
            case 2 -> Json.object().put("$bytes", Base64.getEncoder().encodeToString(bytes(argument)));
            case 3 ->
                Json.object()
                        .put("value", new String(bytes(argument), StandardCharsets.UTF_8))
                        .path("value");
            case 4 -> {
                ArrayNode array = Json.array();
                for (long i = 0; i < argument; i++) {
                    array.add(next());
                }
                yield array;
            }
            case 5 -> {
                ObjectNode object = Json.object();
                for (long i = 0; i < argument; i++) {
                    String key = next().stringValue();
                    object.set(key, next());
                }
                yield object;
            }
            default -> link();
        };
    }

    /** Behind tag 42: a byte string of 0 and the CID. */
    private ObjectNode link() {
        byte[] cid = Base64.getDecoder().decode(next().path("$bytes").stringValue());
        byte[] binary = new byte[cid.length - 1];
        System.arraycopy(cid, 1, binary, 0, binary.length);
        return Json.object().put("$link", "b" + Cid.base32(binary));
    }

    private long argument(int size) {
        return switch (size) {
            case 24 -> in.get() & 0xff;
            case 25 -> in.getShort() & 0xffff;
            case 26 -> in.getInt() & 0xffff_ffffL;
            case 27 -> in.getLong();
            default -> size;
        };
    }

    private byte[] bytes(long length) {
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }
}
