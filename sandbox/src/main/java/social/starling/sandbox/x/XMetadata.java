package social.starling.sandbox.x;

import java.util.Optional;
import social.starling.sandbox.Json;
import social.starling.sandbox.WireReply;
import social.starling.sandbox.WireRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** POST /2/media/metadata: the alternative text of an upload, billed each time it is set. */
final class XMetadata {
    private final XWorld world;
    private final XGate gate;
    private final XUploading uploading;

    XMetadata(XWorld world, XGate gate, XUploading uploading) {
        this.world = world;
        this.gate = gate;
        this.uploading = uploading;
    }

    WireReply describe(XAccess.Caller caller, WireRequest request) {
        JsonNode body = XPosting.body(request, XKnownKeys.mediaMetadata());
        XUpload upload = uploading.own(caller, body.path("id").stringValue());
        if (upload.whole().isEmpty()) {
            throw XProblems.invalid("The media " + upload.id() + " is not finalized.");
        }
        Optional<String> text =
                body.path("metadata").path("alt_text").path("text").stringValueOpt();
        if (text.isPresent()) {
            world.uploads().put(upload.describedAs(text.get()));
            gate.bill(caller.app()).add(XBill.Item.ALT_TEXT, 1);
        }
        ObjectNode json = Json.object();
        json.putObject("data").put("id", upload.id()).set("associated_metadata", body.path("metadata"));
        return WireReply.json(200, json);
    }
}
