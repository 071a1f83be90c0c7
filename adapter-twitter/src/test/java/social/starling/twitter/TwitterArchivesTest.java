package social.starling.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountState;
import social.starling.ports.account.DailyCap;
import social.starling.ports.archive.ArchiveTally;
import social.starling.ports.archive.PostArchive;
import social.starling.ports.media.Attachment;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostPage;
import social.starling.ports.post.PostReader;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.testkit.archive.SampleArchive;
import social.starling.testkit.archive.SampleLife;
import social.starling.testkit.archive.SamplePost;

/** S11: the archive that X gives its users is read as X's own answers are. */
class TwitterArchivesTest {
    private static final String OWNER = "1001";
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant THEN = Instant.parse("2018-10-10T20:19:24Z");
    private static final Account ADA = new Account(
            AccountId.of(TwitterSettings.PLATFORM, OWNER),
            TwitterSettings.PLATFORM,
            URI.create("https://api.x.com"),
            "ada",
            OWNER,
            AccountState.ACTIVE,
            DailyCap.DEFAULT,
            TwitterSettings.CAPABILITIES,
            NOW);

    @TempDir
    Path folder;

    private TwitterArchives archives;

    @BeforeEach
    void open() throws IOException {
        archives = TwitterArchives.open(folder.resolve("archives"), InstantSource.fixed(NOW));
    }

    @AfterEach
    void close() {
        archives.close();
    }

    @Test
    void linksAreWholeEscapesAreUndoneAndPeopleAreKnown() throws IOException {
        Post post = only(SamplePost.of(THEN, 0, "Tea & toast < 3 @grace #birds see https://t.co/abc")
                .link("https://t.co/abc", "https://example.org/tea?a=1&b=2")
                .mentions("grace", "2002")
                .language("de"));
        assertThat(post.text().text()).isEqualTo("Tea & toast < 3 @grace #birds see https://example.org/tea?a=1&b=2");
        assertThat(post.text().facets())
                .extracting(Facet::feature)
                .contains(new Feature.Link("https://example.org/tea?a=1&b=2"), new Feature.Tag("birds"))
                .anySatisfy(feature -> assertThat(feature).isInstanceOf(Feature.Mention.class));
        assertThat(post.createdAt()).isEqualTo(THEN);
        assertThat(post.languages()).containsExactly("de");
        assertThat(post.url())
                .isEqualTo("https://x.com/ada/status/" + post.reference().id());
    }

    @Test
    void mediaComeFromTheArchiveAndWhatIsMissingThereFromX() throws IOException {
        SamplePost shown = SamplePost.of(THEN, 0, "Look https://t.co/pic");
        String first = shown.photo("https://t.co/pic", "one.jpg");
        shown.altText("a starling");
        shown.photo("https://t.co/pic", "two.jpg");
        SamplePost film = SamplePost.of(THEN.plusSeconds(9), 0, "https://t.co/film");
        String video = film.video("https://t.co/film", "fly.mp4");
        PostArchive archive = take(zip -> zip.posts(shown, film)
                .media(first, "one".getBytes(StandardCharsets.UTF_8))
                .media(video, "film".getBytes(StandardCharsets.UTF_8)));
        List<Post> posts = all(archive);
        assertThat(posts.getFirst().text().text()).isEqualTo("Look");
        assertThat(posts.getFirst().attachments())
                .containsExactly(
                        new Attachment(Attachment.Kind.IMAGE, "archive:" + archive.id() + "/" + first, "a starling"),
                        new Attachment(Attachment.Kind.IMAGE, "https://pbs.twimg.com/media/two.jpg", ""));
        Attachment moving = posts.getLast().attachments().getFirst();
        assertThat(moving)
                .isEqualTo(new Attachment(Attachment.Kind.VIDEO, "archive:" + archive.id() + "/" + video, ""));
        assertThat(posts.getLast().text().text()).isEmpty();
        assertThat(archives.isOne(moving.url())).isTrue();
        try (InputStream in = archives.open(moving.url())) {
            assertThat(in.readAllBytes()).isEqualTo("film".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(archive.tally().media()).isEqualTo(3);
        assertThat(archive.tally().missing()).isEqualTo(1);
    }

    @Test
    void aLongPostHasItsWholeText() throws IOException {
        String whole = "The murmuration turned. ".repeat(60).strip() + " & ended";
        SamplePost cut = SamplePost.of(THEN, 0, whole.substring(0, 270) + "… https://t.co/self");
        SamplePost other = SamplePost.of(THEN.plusSeconds(5), 0, "x".repeat(250) + "…");
        PostArchive archive = take(zip -> zip.posts(cut, other).notes(Map.of(THEN.plusMillis(300), whole)));
        List<Post> posts = all(archive);
        assertThat(posts.getFirst().text().text()).isEqualTo(whole);
        assertThat(posts.getLast().text().text()).startsWith("xxx");
        assertThat(archive.tally().notes()).isEqualTo(1);
    }

    @Test
    void anEditedPostIsItsLastVersionUnderItsFirstId() throws IOException {
        String first = SamplePost.id(THEN, 0);
        String second = SamplePost.id(THEN.plusSeconds(60), 0);
        List<String> history = List.of(first, second);
        SamplePost edited = SamplePost.of(THEN.plusSeconds(60), 0, "better").edits(history);
        SamplePost original = SamplePost.of(THEN, 0, "good").edits(history);
        SamplePost answer = SamplePost.of(THEN.plusSeconds(90), 0, "indeed").answers(second, OWNER, "ada");
        PostArchive archive = take(zip -> zip.posts(answer, edited, original));
        List<Post> posts = all(archive);
        assertThat(posts).extracting(post -> post.text().text()).containsExactly("better", "indeed");
        assertThat(posts.getFirst().originId()).isEqualTo(first);
        assertThat(posts.getFirst().revision()).isEqualTo(1);
        assertThat(posts.getFirst().createdAt()).isEqualTo(THEN);
        assertThat(posts.getLast().reply().parentId()).isEqualTo(first);
        assertThat(archive.tally().posts()).isEqualTo(2);
        assertThat(archive.tally().threads()).isEqualTo(1);
    }

    @Test
    void repostsRepliesQuotesAndThreadsAreToldApart() throws IOException {
        SamplePost repost = SamplePost.of(THEN, 0, "RT @grace: nice");
        SamplePost reply = SamplePost.of(THEN.plusSeconds(1), 0, "@grace yes").answers("77", "2002", "grace");
        SamplePost quote = SamplePost.of(THEN.plusSeconds(2), 0, "So true https://t.co/q")
                .link("https://t.co/q", "https://twitter.com/grace/status/77");
        SamplePost link = SamplePost.of(THEN.plusSeconds(3), 0, "https://t.co/q is what she said")
                .link("https://t.co/q", "https://twitter.com/grace/status/77");
        SamplePost begin = SamplePost.of(THEN.plusSeconds(4), 0, "one");
        SamplePost second = SamplePost.of(THEN.plusSeconds(5), 0, "two").answers(begin.id(), OWNER, "ada");
        SamplePost third = SamplePost.of(THEN.plusSeconds(6), 0, "three").answers(second.id(), OWNER, "ada");
        PostArchive archive = take(zip -> zip.posts(third, second, begin, link, quote, reply, repost));
        List<Post> posts = all(archive);
        assertThat(posts).extracting(Post::repost).containsExactly(true, false, false, false, false, false, false);
        assertThat(posts.get(1).reply().own()).isFalse();
        assertThat(posts.get(2).quotes()).isEqualTo("https://twitter.com/grace/status/77");
        assertThat(posts.get(3).quotes()).isNull();
        PostReader reader = archives.reader(archive.id());
        assertThat(reader.thread(ADA, posts.get(6)))
                .extracting(post -> post.text().text())
                .containsExactly("one", "two", "three");
        ArchiveTally tally = archive.tally();
        assertThat(tally).isEqualTo(new ArchiveTally(7, 1, 1, 1, 0, 0, 0, 0, THEN, THEN.plusSeconds(6)));
    }

    @Test
    void aWindowIsFoundByTimeAndByCount() throws IOException {
        PostArchive archive =
                take(zip -> zip.posts(SampleLife.of(3, OWNER, "ada", THEN, Duration.ofHours(1), 1_000), 130));
        PostReader reader = archives.reader(archive.id());
        assertThat(archive.tally().posts()).isEqualTo(1_000);
        Instant moment = THEN.plus(Duration.ofHours(700));
        assertThat(read(reader, reader.before(ADA, moment)))
                .hasSize(301)
                .allSatisfy(post -> assertThat(post.createdAt()).isAfterOrEqualTo(moment));
        assertThat(read(reader, reader.beforeNewest(ADA, 5))).hasSize(5);
        assertThat(read(reader, reader.beforeNewest(ADA, 100_000))).hasSize(1_000);
        assertThat(read(reader, reader.before(ADA, Instant.EPOCH)))
                .hasSize(1_000)
                .extracting(Post::createdAt)
                .isSorted();
        assertThat(reader.latest(ADA, 3)).hasSize(3);
    }

    @Test
    void everythingLiesInOneFolderOrNone() throws IOException {
        Path file = folder.resolve("x.zip");
        try (SampleArchive zip = SampleArchive.create(file, "twitter-2024-01-31-abc/", OWNER, "ada")) {
            SamplePost post = SamplePost.of(THEN, 0, "Look https://t.co/pic");
            String name = post.photo("https://t.co/pic", "one.jpg");
            zip.posts(post).media(name, new byte[] {1, 2, 3});
        }
        PostArchive archive = take(file);
        assertThat(archive.tally().missing()).isZero();
        Post post = all(archive).getFirst();
        try (InputStream in = archives.open(post.attachments().getFirst().url())) {
            assertThat(in.readAllBytes()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void theSameFileIsTheSameArchiveAndIsThereAfterARestart() throws IOException {
        SamplePost post = SamplePost.of(THEN, 0, "hello");
        PostArchive archive = take(zip -> zip.posts(post));
        assertThat(take(folder.resolve("x.zip"))).isEqualTo(archive);
        archives.close();
        archives = TwitterArchives.open(folder.resolve("archives"), InstantSource.system());
        assertThat(archives.list()).containsExactly(archive);
        assertThat(all(archive)).extracting(one -> one.text().text()).containsExactly("hello");
        assertThat(archive.ownerHandle()).isEqualTo("ada");
        assertThat(archive.ownerId()).isEqualTo(OWNER);
    }

    @Test
    void aLostOrChangedFileIsNoArchiveAnyMoreUntilItIsGivenAgain() throws IOException {
        PostArchive archive = take(zip -> zip.posts(SamplePost.of(THEN, 0, "hello")));
        Path kept = folder.resolve("archives/" + archive.id() + "/archive.zip");
        Files.write(kept, new byte[] {1});
        assertThat(archives.find(archive.id())).isEmpty();
        assertThatThrownBy(() -> archives.reader(archive.id()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give the same file again");
        assertThat(take(folder.resolve("x.zip")).id()).isEqualTo(archive.id());
        assertThat(all(archive)).hasSize(1);
        archives.remove(archive.id());
        assertThat(archives.list()).isEmpty();
        assertThat(Files.exists(kept.getParent())).isFalse();
    }

    @Test
    void whatIsNoPostIsCountedAndLeft() throws IOException {
        PostArchive archive = take(zip -> zip.text(
                "data/tweets.js",
                "window.YTD.tweets.part0 = [ {\"tweet\":{\"id_str\":\"x\"}}, 7, {\"other\":{}}, {\"tweet\":{\"id_str\":\"5\","
                        + "\"created_at\":\"yesterday\"}}, {\"tweet\":{\"id_str\":\"6\",\"full_text\":\"ok\","
                        + "\"created_at\":\"Wed Oct 10 20:19:24 +0000 2018\"}} ]"));
        assertThat(archive.tally().posts()).isEqualTo(1);
        assertThat(archive.tally().unreadable()).isEqualTo(4);
    }

    private interface Filling {
        void fill(SampleArchive zip) throws IOException;
    }

    private PostArchive take(Filling filling) throws IOException {
        Path file = folder.resolve("x.zip");
        try (SampleArchive zip = SampleArchive.create(file, OWNER, "ada")) {
            filling.fill(zip);
        }
        return take(file);
    }

    private PostArchive take(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return archives.take(in, Files.size(file));
        }
    }

    private Post only(SamplePost post) throws IOException {
        return all(take(zip -> zip.posts(post))).getFirst();
    }

    private List<Post> all(PostArchive archive) {
        PostReader reader = archives.reader(archive.id());
        return read(reader, reader.before(ADA, Instant.EPOCH));
    }

    private static List<Post> read(PostReader reader, String cursor) {
        List<Post> all = new ArrayList<>();
        PostPage page = reader.after(ADA, cursor, 100);
        all.addAll(page.posts());
        while (page.more()) {
            page = reader.after(ADA, page.cursor(), 100);
            all.addAll(page.posts());
        }
        return all;
    }
}
