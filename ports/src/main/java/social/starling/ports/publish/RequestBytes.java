package social.starling.ports.publish;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import social.starling.ports.digest.Digest;

/** The exact bytes of a creating request, or of a checkpoint within it; immutable. */
public final class RequestBytes {
    public static final RequestBytes EMPTY = new RequestBytes(new byte[0]);

    private final byte[] bytes;

    private RequestBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    public static RequestBytes of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new RequestBytes(bytes.clone());
    }

    public static RequestBytes utf8(String text) {
        return new RequestBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    public String utf8() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public int size() {
        return bytes.length;
    }

    /** SHA-256 as 64 hexadecimal digits. */
    public String hash() {
        return HexFormat.of().formatHex(Digest.sha256(bytes));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestBytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes, sha256 " + hash().substring(0, 8);
    }
}
