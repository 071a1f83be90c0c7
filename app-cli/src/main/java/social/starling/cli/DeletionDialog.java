package social.starling.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Deletes what stands on a target: shows what that takes away, asks, and waits until it is gone. */
final class DeletionDialog {
    private final StarlingCommand starling;
    private final Session session;

    DeletionDialog(StarlingCommand starling, Session session) {
        this.starling = starling;
        this.session = session;
    }

    int delete(String id, boolean yes, Duration longest) {
        String path = "/api/deliveries/" + UrlText.encode(id) + "/delete";
        JsonNode posts = session.api().post(path, Map.of("dryRun", true)).path("posts");
        if (!yes) {
            show(posts);
            String what = posts.size() == 1 ? "this post" : "these " + posts.size() + " posts";
            if (!starling.terminal().confirms("Delete " + what + "? Nobody can undo that.")) {
                throw new CommandException(
                        ExitCode.USAGE, "Nothing was deleted; add --yes to delete " + what + " without being asked");
            }
        }
        List<String> ids = new ArrayList<>();
        session.api()
                .post(path, Map.of("posts", posts.size()))
                .path("deletions")
                .forEach(deletion -> ids.add(deletion.path("id").asString()));
        List<JsonNode> ended = new SettlingWatch(session.api(), longest).await(ids);
        starling.show(DeliveryLines.array(ended), () -> ended.forEach(each -> starling.say(DeliveryLines.line(each))));
        // What was not sent needs no deletion.
        return ended.stream().map(each -> each.path("state").asString()).allMatch(DeletionDialog::isGone)
                ? ExitCode.OK
                : ExitCode.FAILED;
    }

    private void show(JsonNode posts) {
        AccountNames names = new AccountNames(session.api());
        starling.terminal().err().println("This takes away:");
        Table table = new Table("id", "state", "on", "text");
        posts.forEach(post -> table.row(
                post.path("id").asString(),
                Cell.state(post.path("state").asString()),
                names.name(post.path("target").asString()),
                DeliveryLines.text(post)));
        table.printAside(starling.terminal());
    }

    private static boolean isGone(String state) {
        return state.equals("CONFIRMED") || state.equals("CANCELLED");
    }
}
