package social.starling.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text as a part of an address (RFC 3986). */
final class UrlText {
    private UrlText() {}

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
