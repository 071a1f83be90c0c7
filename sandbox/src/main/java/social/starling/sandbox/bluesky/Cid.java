package social.starling.sandbox.bluesky;

import java.util.regex.Pattern;
import social.starling.sandbox.Digests;
import tools.jackson.databind.JsonNode;

/** Content identifiers: CIDv1 with SHA-256 in lower-case base32, of a record (dag-cbor) or of a blob (raw). */
final class Cid {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int DAG_CBOR = 0x71;
    private static final int RAW = 0x55;
    private static final int BINARY_LENGTH = 36;
    private static final Pattern SYNTAX = Pattern.compile("baf[yk]rei[a-h][a-z2-7]{50}[aeimquy4]");

    private Cid() {}

    static String ofRecord(JsonNode record) {
        return of(DAG_CBOR, DagCbor.encode(record));
    }

    static String ofBlob(byte[] bytes) {
        return of(RAW, bytes);
    }

    static boolean isCid(String text) {
        return SYNTAX.matcher(text).matches();
    }

    /** The 36 bytes of a CID's text. Throws {@link IllegalArgumentException} when it is none. */
    static byte[] binary(String text) {
        if (!isCid(text)) {
            throw new IllegalArgumentException("'" + text + "' is no CIDv1 of SHA-256");
        }
        byte[] bytes = new byte[BINARY_LENGTH];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (char digit : text.substring(1).toCharArray()) {
            buffer = (buffer << 5) | ALPHABET.indexOf(digit);
            bits += 5;
            if (bits >= 8 && at < BINARY_LENGTH) {
                bits -= 8;
                bytes[at++] = (byte) (buffer >>> bits);
            }
        }
        return bytes;
    }

    private static String of(int codec, byte[] content) {
        byte[] binary = new byte[BINARY_LENGTH];
        binary[0] = 1;
        binary[1] = (byte) codec;
        binary[2] = 0x12;
        binary[3] = 32;
        System.arraycopy(Digests.sha256(content), 0, binary, 4, 32);
        return "b" + base32(binary);
    }

    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte one : bytes) {
            buffer = (buffer << 8) | (one & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt((buffer >>> bits) & 31));
            }
        }
        return bits == 0
                ? text.toString()
                : text.append(ALPHABET.charAt((buffer << (5 - bits)) & 31)).toString();
    }
}
