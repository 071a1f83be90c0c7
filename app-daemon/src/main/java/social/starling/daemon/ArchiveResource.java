package social.starling.daemon;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import social.starling.core.backfill.Backfills;
import social.starling.ports.archive.ArchiveId;
import social.starling.ports.archive.PostArchive;
import social.starling.ports.archive.PostArchives;

/** Archives that people bring: the file itself comes with the request, so that no path of this machine is ever read for anybody. */
final class ArchiveResource {
    private static final String PATH = "/api/archives";
    private static final String TYPE = "application/zip";

    private final PostArchives archives;
    private final Backfills backfills;

    ArchiveResource(PostArchives archives, Backfills backfills) {
        this.archives = archives;
        this.backfills = backfills;
    }

    void register(RoutesConfig routes) {
        routes.post(PATH, this::take, Access.PUBLISH);
        routes.get(PATH, this::list, Access.READ);
        routes.get(PATH + "/{id}", context -> context.json(ArchiveJson.of(known(context))), Access.READ);
        routes.delete(PATH + "/{id}", this::remove, Access.PUBLISH);
    }

    private void take(Context context) {
        String type = String.valueOf(context.contentType()).toLowerCase(Locale.ROOT);
        if (!type.equals(TYPE)) {
            throw new ProblemException(
                    Problem.Kind.ARCHIVE_TYPE,
                    "The body is of type \"" + Text.printable(type) + "\"; " + TYPE + " is allowed");
        }
        try (InputStream file = context.req().getInputStream()) {
            PostArchive archive = archives.take(file, context.req().getContentLengthLong());
            context.status(201).header("Location", PATH + "/" + archive.id());
            context.json(ArchiveJson.of(archive));
        } catch (IOException e) {
            throw new UncheckedIOException("The archive did not arrive whole", e);
        }
    }

    private void list(Context context) {
        context.json(archives.list().stream().map(ArchiveJson::of).toList());
    }

    private void remove(Context context) {
        ArchiveId id = known(context).id();
        backfills.reading(id).ifPresent(backfill -> {
            throw new ProblemException(
                    Problem.Kind.CONFLICT,
                    "The archive " + id + " is read by the backfill " + backfill.id() + ", which is " + backfill.state()
                            + "; wait for its end, or stop it first");
        });
        archives.remove(id);
        context.status(204);
    }

    private PostArchive known(Context context) {
        ArchiveId id = Parameters.found(() -> new ArchiveId(Text.printable(context.pathParam("id"))));
        return archives.find(id)
                .orElseThrow(() -> new ProblemException(
                        Problem.Kind.NOT_FOUND,
                        "There is no archive " + id + "; see those that there are with: starling archives list"));
    }
}
