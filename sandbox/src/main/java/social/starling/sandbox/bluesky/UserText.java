package social.starling.sandbox.bluesky;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import social.starling.sandbox.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The facets that Bluesky's own app makes of what its user types: links, mentions of known handles, tags. */
final class UserText {
    private static final Pattern FACET = Pattern.compile(
            "(?<link>https?://[^\\s]*[^\\s.,;:!?)\"'])|(?<![\\w@])@(?<handle>[a-zA-Z0-9-]+(?:\\.[a-zA-Z0-9-]+)+)"
                    + "|(?<![\\w#])#(?<tag>[\\p{L}\\p{N}_]*[\\p{L}_][\\p{L}\\p{N}_]*)");

    private final Accounts accounts;

    UserText(Accounts accounts) {
        this.accounts = accounts;
    }

    ArrayNode facets(String text) {
        ArrayNode facets = Json.array();
        Matcher found = FACET.matcher(text);
        while (found.find()) {
            if (found.group("link") != null) {
                add(facets, text, found, "link").put("uri", found.group("link"));
            } else if (found.group("tag") != null) {
                add(facets, text, found, "tag").put("tag", found.group("tag"));
            } else {
                accounts.find(found.group("handle"))
                        .ifPresent(
                                account -> add(facets, text, found, "mention").put("did", account.did()));
            }
        }
        return facets;
    }

    private static ObjectNode add(ArrayNode facets, String text, Matcher found, String kind) {
        ObjectNode facet = facets.addObject();
        facet.putObject("index").put("byteStart", bytes(text, found.start())).put("byteEnd", bytes(text, found.end()));
        return facet.putArray("features").addObject().put("$type", "app.bsky.richtext.facet#" + kind);
    }

    private static int bytes(String text, int end) {
        return text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    }
}
