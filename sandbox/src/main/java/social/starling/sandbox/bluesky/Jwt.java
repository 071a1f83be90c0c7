package social.starling.sandbox.bluesky;

import java.util.Base64;
import java.util.Optional;
import social.starling.sandbox.Digests;
import social.starling.sandbox.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON web tokens by HS256, so that clients that look into their tokens find what they expect. */
final class Jwt {
    private static final String SECRET = "sandbox";

    private Jwt() {}

    static String sign(String type, ObjectNode claims) {
        ObjectNode header = Json.object().put("typ", type).put("alg", "HS256");
        String content = Digests.base64Url(Json.bytes(header)) + "." + Digests.base64Url(Json.bytes(claims));
        return content + "." + Digests.base64Url(Digests.hmac("HmacSHA256", SECRET, content));
    }

    /** The claims of a token that this PDS has signed; empty for any other text. Expiry is not looked at. */
    static Optional<JsonNode> claims(String token) {
        int dot = token.lastIndexOf('.');
        String[] parts = token.split("\\.", -1);
        if (dot < 0 || parts.length != 3) {
            return Optional.empty();
        }
        String expected = Digests.base64Url(Digests.hmac("HmacSHA256", SECRET, token.substring(0, dot)));
        if (!expected.equals(parts[2])) {
            return Optional.empty();
        }
        return Json.read(Base64.getUrlDecoder().decode(parts[1]));
    }
}
