package social.starling.bluesky;

import java.util.LinkedHashMap;
import java.util.Map;
import social.starling.http.HttpAnswer;
import social.starling.ports.account.Account;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

/** Looks up the DIDs of people whom a text names by their Bluesky handle, as the official client does. */
final class MentionedPeople {
    private final BlueskySession session;

    MentionedPeople(BlueskySession session) {
        this.session = session;
    }

    /** By handle; who does not exist is missing and stays plain text. */
    Map<String, String> dids(Account account, RichText text) {
        Map<String, String> dids = new LinkedHashMap<>();
        for (Facet facet : text.facets()) {
            if (facet.feature() instanceof Feature.Mention mention
                    && mention.platform().equals(BlueskySettings.PLATFORM)
                    && mention.remoteId() == null
                    && Handle.isHandle(mention.handle())) {
                String did = dids.containsKey(mention.handle()) ? "" : resolved(account, mention.handle());
                if (Handle.isDid(did)) {
                    dids.put(mention.handle(), did);
                }
            }
        }
        return dids;
    }

    private String resolved(Account account, String handle) {
        HttpAnswer answer = session.read(
                account,
                Xrpc.query(account.server(), "com.atproto.identity.resolveHandle")
                        .query("handle", handle));
        if (answer.ok()) {
            return answer.jsonOrMissing().path("did").asString("");
        }
        if (answer.status() >= 400 && answer.status() < 500 && answer.status() != 429 && answer.status() != 401) {
            return "";
        }
        throw Xrpc.failure(answer);
    }
}
