package social.starling.twitter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import social.starling.ports.archive.ArchiveTally;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a ZIP through, once, and writes beside it where its posts and media lie. */
final class ArchiveIntake implements AutoCloseable {
    private final Path folder;
    private final ZipArchive zip;
    private final TableWriter posts;
    private final TableWriter versions;
    private int unreadable;

    private ArchiveIntake(Path folder, ZipArchive zip) throws IOException {
        this.folder = folder;
        this.zip = zip;
        this.posts = new TableWriter(folder.resolve("posts.unsorted"), ArchiveContents.POST_WIDTH);
        this.versions = new TableWriter(folder.resolve("versions.unsorted"), ArchiveContents.VERSION_WIDTH);
    }

    /**
     * @param zip in {@code folder}
     * @throws DamagedArchiveException when it is no archive of X, or a damaged one
     */
    static Found read(Path folder, Path zip) throws IOException {
        try (ZipArchive archive = ZipArchive.open(zip);
                ArchiveIntake intake = new ArchiveIntake(folder, archive)) {
            return intake.read();
        }
    }

    private Found read() throws IOException {
        ArchiveLayout layout = new ArchiveLayout();
        zip.list(layout);
        ArchiveLayout.Parts parts = layout.parts();
        // The posts are unpacked beside the ZIP, without what is not read of them.
        ArchiveCopy.requireRoom(
                folder.resolve(ArchiveContents.POSTS),
                Stream.concat(parts.tweets().stream(), parts.notes().stream())
                        .mapToLong(ZipMember::size)
                        .sum());
        Owner owner = owner(parts.account());
        try (TableWriter media = MediaTable.writer(folder.resolve("media.unsorted"))) {
            zip.list(member -> MediaTable.add(media, parts.folder(), member));
            media.sortInto(folder.resolve(ArchiveContents.MEDIA_TABLE));
        }
        readNotes(parts);
        try (Notes notes =
                Notes.open(folder.resolve(ArchiveContents.NOTE_TABLE), folder.resolve(ArchiveContents.NOTES))) {
            readPosts(parts, owner, MediaTable.open(folder.resolve(ArchiveContents.MEDIA_TABLE)), notes);
        }
        posts.sortInto(folder.resolve(ArchiveContents.POST_TABLE));
        versions.sortInto(folder.resolve(ArchiveContents.VERSION_TABLE));
        try (ArchiveContents contents = ArchiveContents.open(folder)) {
            return new Found(parts.folder(), owner, new ArchiveCount(contents).tally(unreadable));
        }
    }

    private Owner owner(ZipMember member) throws IOException {
        Owner[] found = new Owner[1];
        each(member, "account", Set.of("accountId", "username"), (json, bytes, count) -> {
            String id = json.path("accountId").asString("");
            String name = json.path("username").asString("");
            if (ArchivedTweet.isId(id)) {
                found[0] = new Owner(id, name.matches("\\w{1,50}") ? name : id);
            }
        });
        if (found[0] == null) {
            throw new DamagedArchiveException("\"" + ZipNames.shown(member.name())
                    + "\" in it names no account. Download the archive from X again");
        }
        unreadable = 0;
        return found[0];
    }

    private void readNotes(ArchiveLayout.Parts parts) throws IOException {
        int[] number = new int[1];
        try (TableWriter table = Notes.writer(folder.resolve("notes.unsorted"))) {
            try (RecordFile.Writer texts = new RecordFile.Writer(folder.resolve(ArchiveContents.NOTES))) {
                for (ZipMember part : parts.notes()) {
                    each(part, "noteTweet", Notes.WANTED, (json, bytes, count) -> {
                        if (!Notes.add(table, texts, number[0]++, json, bytes, count)) {
                            unreadable++;
                        }
                    });
                }
            }
            table.sortInto(folder.resolve(ArchiveContents.NOTE_TABLE));
        }
    }

    private void readPosts(ArchiveLayout.Parts parts, Owner owner, MediaTable media, Notes notes) throws IOException {
        try (RecordFile.Writer texts = new RecordFile.Writer(folder.resolve(ArchiveContents.POSTS))) {
            for (ZipMember part : parts.tweets()) {
                each(part, "tweet", ArchiveContents.WANTED, (json, bytes, count) -> {
                    ArchivedTweet post = ArchivedTweet.of(json);
                    if (post == null) {
                        unreadable++;
                    } else {
                        add(post, marks(post, owner, media, notes), texts.add(bytes, count));
                    }
                });
            }
        }
    }

    private void add(ArchivedTweet post, PostMarks marks, long place) throws IOException {
        long first = Long.parseLong(post.history().getFirst());
        posts.add(first, Long.parseLong(post.id()), place, marks.packed());
        for (String version : post.history()) {
            if (Long.parseLong(version) != first) {
                versions.add(Long.parseLong(version), first);
            }
        }
    }

    private static PostMarks marks(ArchivedTweet post, Owner owner, MediaTable media, Notes notes) throws IOException {
        boolean repost = post.isRepost();
        boolean reply = post.parent() != null;
        int missing = (int) post.media().stream()
                .filter(one -> media.firstOf(one.names()) == null)
                .count();
        return new PostMarks(
                post.createdAt().getEpochSecond(),
                repost,
                reply,
                reply && post.parentAuthor().equals(owner.id()),
                notes.of(post) != null,
                repost ? 0 : post.media().size(),
                repost ? 0 : missing);
    }

    private void each(ZipMember member, String wrapper, Set<String> wanted, Visitor visitor) throws IOException {
        try (InputStream in = zip.open(member)) {
            int left = new JsonElements(member.name(), wrapper, wanted)
                    .read(
                            in,
                            (bytes, count) -> visitor.see(JsonMapper.shared().readTree(bytes, 0, count), bytes, count));
            unreadable += left;
        }
    }

    @Override
    public void close() throws IOException {
        try (TableWriter one = posts;
                TableWriter other = versions) {
            // both are closed, whatever happens to the first
        }
    }

    /** Whose archive it is. */
    record Owner(String id, String handle) {}

    /** @param folder below which the archive's files lie in the ZIP */
    record Found(String folder, Owner owner, ArchiveTally tally) {}

    private interface Visitor {
        void see(JsonNode json, byte[] bytes, int count) throws IOException;
    }
}
