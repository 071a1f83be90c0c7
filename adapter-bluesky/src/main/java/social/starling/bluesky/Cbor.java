package social.starling.bluesky;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import social.starling.ports.platform.PlatformException;

/**
 * Reads DAG-CBOR (atproto.com/specs/data-model), of which it keeps texts, whole numbers, lists and maps; bytes and links are
 * passed over. Bounded in depth and items; nothing is allocated for a length before its bytes are there.
 */
final class Cbor {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_ITEMS = 100_000;

    private final ByteBuffer in;
    private int items;

    Cbor(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    /**
     * The next item: a Map by text, a List, a String, a Long, a Boolean; null for everything else.
     *
     * @throws PlatformException {@code Malformed} when there is none
     */
    @Nullable
    Object read() {
        try {
            return item(0);
        } catch (BufferUnderflowException e) {
            throw malformed("it ends in the middle", e);
        }
    }

    private @Nullable Object item(int depth) {
        if (depth > MAX_DEPTH || ++items > MAX_ITEMS) {
            throw malformed("it is deeper than " + MAX_DEPTH + " or holds more than " + MAX_ITEMS + " items", null);
        }
        int head = in.get() & 0xff;
        long argument = argument(head & 31);
        return switch (head >> 5) {
            case 0 -> argument;
            case 1 -> -1 - argument;
            case 2 -> {
                in.position(in.position() + length(argument));
                yield null;
            }
            case 3 -> text(length(argument));
            case 4 -> list(length(argument), depth);
            case 5 -> map(length(argument), depth);
            case 6 -> item(depth + 1);
            default -> (head & 31) == 20 || (head & 31) == 21 ? (head & 31) == 21 : null;
        };
    }

    private long argument(int info) {
        return switch (info) {
            case 24 -> in.get() & 0xff;
            case 25 -> in.getShort() & 0xffff;
            case 26 -> in.getInt() & 0xffff_ffffL;
            case 27 -> in.getLong();
            case 28, 29, 30, 31 -> throw malformed("it has a length of no known form", null);
            default -> info;
        };
    }

    /** No length is longer than what is left: every item has a byte at least. */
    private int length(long length) {
        if (length < 0 || length > in.remaining()) {
            throw malformed("it promises more than it holds", null);
        }
        return (int) length;
    }

    private String text(int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private List<Object> list(int size, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Object item = item(depth + 1);
            if (item != null) {
                list.add(item);
            }
        }
        return list;
    }

    private Map<String, Object> map(int size, int depth) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < size; i++) {
            Object key = item(depth + 1);
            Object value = item(depth + 1);
            if (key instanceof String name && value != null) {
                map.put(name, value);
            }
        }
        return map;
    }

    private static PlatformException malformed(String what, @Nullable Throwable cause) {
        return new PlatformException.Malformed("A message of the server is no DAG-CBOR: " + what, cause);
    }
}
