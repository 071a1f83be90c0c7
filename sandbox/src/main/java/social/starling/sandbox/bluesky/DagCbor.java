package social.starling.sandbox.bluesky;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * DAG-CBOR of a record, byte for byte as a PDS stores it: shortest integers, map keys by length and then by bytes,
 * {@code $link} as tag 42, {@code $bytes} as a byte string. Numbers with a fraction do not exist in atproto's data model.
 *
 * @see <a href="https://ipld.io/specs/codecs/dag-cbor/spec/">DAG-CBOR</a>
 */
final class DagCbor {
    private static final int UNSIGNED = 0;
    private static final int NEGATIVE = 1;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int ARRAY = 4;
    private static final int MAP = 5;
    private static final int TAG = 6;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private DagCbor() {}

    /** The encoding of {@code value}. Throws {@link IllegalArgumentException} for what the data model does not have. */
    static byte[] encode(JsonNode value) {
        DagCbor cbor = new DagCbor();
        cbor.write(value);
        return cbor.out.toByteArray();
    }

    private void write(JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> writeObject(value);
            case ARRAY -> {
                head(ARRAY, value.size());
                value.forEach(this::write);
            }
            case STRING -> writeText(value.stringValue());
            case NUMBER -> writeNumber(value);
            case BOOLEAN -> out.write(value.booleanValue() ? 0xf5 : 0xf4);
            case NULL -> out.write(0xf6);
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("no JSON value: " + value.getNodeType());
        }
    }

    private void writeObject(JsonNode object) {
        if (object.size() == 1 && object.path("$link").isString()) {
            byte[] cid = Cid.binary(object.path("$link").stringValue());
            head(TAG, 42);
            head(BYTES, cid.length + 1);
            out.write(0);
            out.writeBytes(cid);
            return;
        }
        if (object.size() == 1 && object.path("$bytes").isString()) {
            byte[] bytes = Base64.getDecoder().decode(object.path("$bytes").stringValue());
            head(BYTES, bytes.length);
            out.writeBytes(bytes);
            return;
        }
        List<Map.Entry<byte[], JsonNode>> entries = object.properties().stream()
                .map(entry -> Map.entry(entry.getKey().getBytes(StandardCharsets.UTF_8), entry.getValue()))
                .sorted(Map.Entry.comparingByKey(
                        Comparator.<byte[]>comparingInt(key -> key.length).thenComparing(Arrays::compareUnsigned)))
                .toList();
        head(MAP, entries.size());
        for (Map.Entry<byte[], JsonNode> entry : entries) {
            head(TEXT, entry.getKey().length);
            out.writeBytes(entry.getKey());
            write(entry.getValue());
        }
    }

    private void writeText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        head(TEXT, utf8.length);
        out.writeBytes(utf8);
    }

    private void writeNumber(JsonNode number) {
        if (!number.isIntegralNumber() || !number.canConvertToLong()) {
            throw new IllegalArgumentException("number " + number + " is no 64-bit integer");
        }
        long value = number.longValue();
        head(value < 0 ? NEGATIVE : UNSIGNED, value < 0 ? -1 - value : value);
    }

    private void head(int major, long argument) {
        int top = major << 5;
        if (argument < 24) {
            out.write(top | (int) argument);
            return;
        }
        int size = argument <= 0xff ? 0 : argument <= 0xffff ? 1 : argument <= 0xffff_ffffL ? 2 : 3;
        out.write(top | (24 + size));
        for (int shift = (8 << size) - 8; shift >= 0; shift -= 8) {
            out.write((int) (argument >>> shift));
        }
    }
}
