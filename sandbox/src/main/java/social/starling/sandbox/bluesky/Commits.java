package social.starling.sandbox.bluesky;

import social.starling.sandbox.Json;
import tools.jackson.databind.node.ObjectNode;

/** The commit of a repository at a revision. No tree is kept: its data is the empty tree, its signature zeros. */
final class Commits {
    private static final String NO_SIGNATURE = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private Commits() {}

    static ObjectNode emptyTree() {
        ObjectNode tree = Json.object();
        tree.putArray("e");
        tree.putNull("l");
        return tree;
    }

    static ObjectNode at(String did, String rev) {
        ObjectNode commit = Json.object().put("did", did).put("version", 3).put("rev", rev);
        commit.putNull("prev");
        commit.putObject("data").put("$link", Cid.ofRecord(emptyTree()));
        commit.putObject("sig").put("$bytes", NO_SIGNATURE);
        return commit;
    }
}
