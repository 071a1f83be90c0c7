package social.starling.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.media.Attachment;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostPage;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.sandbox.x.XLimit;
import social.starling.sandbox.x.XMedia;
import social.starling.sandbox.x.XPost;
import social.starling.sandbox.x.XSettings;

/** The own posts of an account, as X hands them out. */
class ReadingTest extends TwitterFixture {
    @Test
    void aCursorStandsAfterEverythingThereIs() {
        x.post("ada", "before");
        String cursor = twitter.reader().start(ada);

        assertThat(after(cursor)).isEmpty();

        x.post("ada", "after");
        assertThat(after(cursor)).extracting(post -> post.text().text()).containsExactly("after");
    }

    @Test
    void theFirstPostEverIsFoundToo() {
        String cursor = twitter.reader().start(ada);
        x.post("ada", "first ever");

        assertThat(cursor).isEqualTo("0");
        assertThat(after(cursor)).hasSize(1);
    }

    @Test
    void postsComeOldestFirstAndTheCursorStandsAfterTheLast() {
        String cursor = twitter.reader().start(ada);
        List<XPost> posts =
                IntStream.range(0, 3).mapToObj(i -> x.post("ada", "post " + i)).toList();

        PostPage page = twitter.reader().after(ada, cursor, 100);

        assertThat(page.posts())
                .extracting(post -> post.reference().id())
                .containsExactlyElementsOf(posts.stream().map(XPost::id).toList());
        assertThat(page.cursor()).isEqualTo(posts.getLast().id());
        assertThat(page.more()).isFalse();
        assertThat(twitter.reader().after(ada, page.cursor(), 100).cursor()).isEqualTo(page.cursor());
    }

    @Test
    void allPagesAreReadAlsoWhereTheirTokensNeverEnd() {
        String cursor = twitter.reader().start(ada);
        IntStream.range(0, 205).forEach(i -> x.post("ada", "post " + i));
        x.setSettings(new XSettings(
                XSettings.RefusalStatus.ALTERNATE, "credits", false, true, XSettings.DEFAULT.duplicateWindow()));
        calls.clear();

        assertThat(after(cursor)).hasSize(205).doesNotHaveDuplicates();
        assertThat(calls).hasSize(4);
    }

    @Test
    void aPlaceBeforeTheNewestPostsTakesNoMorePagesThanTheirNumber() {
        List<XPost> posts = IntStream.range(0, 205)
                .mapToObj(i -> x.post("ada", "post " + i))
                .toList();
        calls.clear();

        String cursor = twitter.reader().beforeNewest(ada, 102);

        assertThat(calls).hasSize(2);
        assertThat(after(cursor))
                .extracting(post -> post.reference().id())
                .containsExactlyElementsOf(
                        posts.subList(103, 205).stream().map(XPost::id).toList());
    }

    @Test
    void aPlaceBeforeTheNewestPostsIsFoundAlsoWhereTokensNeverEnd() {
        IntStream.range(0, 7).forEach(i -> x.post("ada", "post " + i));
        x.setSettings(new XSettings(
                XSettings.RefusalStatus.ALTERNATE, "credits", false, true, XSettings.DEFAULT.duplicateWindow()));
        calls.clear();

        assertThat(twitter.reader().beforeNewest(ada, 3_200)).isEqualTo("0");
        assertThat(calls).hasSize(2);
    }

    @Test
    void linksAreWholeAndCoveredAndNothingIsEscaped() {
        x.post("ada", "1 < 2 & <b> &amp; https://example.com/a?b=c&d=e, example.org/ö!");

        Post post = newest();
        assertThat(post.text().text())
                .isEqualTo("1 < 2 & <b> &amp; https://example.com/a?b=c&d=e, http://example.org/ö!");
        assertThat(links(post)).containsExactly("https://example.com/a?b=c&d=e", "http://example.org/ö");
        assertThat(post.text().facets())
                .allSatisfy(facet -> assertThat(post.text().covered(facet)).startsWith("http"));
    }

    @Test
    void tagsCashtagsAndPeopleOfXAreCovered() {
        x.createUser("bob", false);
        x.post("ada", "👩‍👩‍👧 #tag $AAPL @Bob @nobody, https://example.com/#no");

        Post post = newest();
        assertThat(post.text().facets())
                .extracting(facet -> post.text().covered(facet))
                .containsExactly("#tag", "$AAPL", "@Bob", "https://example.com/#no");
        assertThat(post.text().facets().get(2).feature())
                .isEqualTo(new Feature.Mention(
                        TwitterSettings.PLATFORM,
                        "Bob",
                        "x.com",
                        x.users().get(1).id()));
    }

    @Test
    void attachmentsAreNoPartOfTheText() {
        x.post(
                "ada",
                "look",
                Optional.empty(),
                List.of(
                        new XMedia("3_1", "photo", "https://pbs.twimg.com/1.jpg", Optional.of("a cat"), 10, 10, 0),
                        new XMedia("3_2", "video", "https://video.twimg.com/2.mp4", Optional.empty(), 10, 10, 900)));

        Post post = newest();
        assertThat(post.text().text()).isEqualTo("look");
        assertThat(post.text().facets()).isEmpty();
        assertThat(post.attachments())
                .containsExactly(
                        new Attachment(Attachment.Kind.IMAGE, "https://pbs.twimg.com/1.jpg", "a cat"),
                        new Attachment(Attachment.Kind.VIDEO, "https://video.twimg.com/2.mp4", ""));
    }

    @Test
    void aPictureWithoutWordsHasAnEmptyText() {
        x.post(
                "ada",
                "",
                Optional.empty(),
                List.of(new XMedia("3_1", "animated_gif", "https://video.twimg.com/1.mp4", Optional.empty(), 1, 1, 0)));

        assertThat(newest().text().text()).isEmpty();
        assertThat(newest().attachments()).extracting(Attachment::kind).containsExactly(Attachment.Kind.GIF);
    }

    @Test
    void longTextIsReadWhole() {
        x.createUser("eve", true);
        Account eve = connect("eve");
        String text = "long ".repeat(100) + "https://example.com/long #end";
        x.post("eve", text);

        Post post = twitter.reader().latest(eve, 1).getFirst();
        assertThat(post.text().text()).isEqualTo(text);
        assertThat(post.text().facets()).hasSize(2);
    }

    @Test
    void repliesKnowTheirParentTheirRootAndWhoseTheyAre() {
        x.createUser("bob", false);
        XPost root = x.post("ada", "root");
        XPost middle = x.post("ada", "middle", Optional.of(root.id()), List.of());
        x.post("ada", "leaf", Optional.of(middle.id()), List.of());
        XPost other = x.post("bob", "other");
        x.post("ada", "answer", Optional.of(other.id()), List.of());

        List<Post> posts = twitter.reader().latest(ada, 4);
        assertThat(posts.get(0).reply()).isEqualTo(new Post.Reply(other.id(), other.id(), false));
        assertThat(posts.get(1).reply()).isEqualTo(new Post.Reply(middle.id(), root.id(), true));
        assertThat(posts.get(2).reply()).isEqualTo(new Post.Reply(root.id(), root.id(), true));
        assertThat(posts.get(3).reply()).isNull();
    }

    @Test
    void aReplyToAnEditedPostHangsUnderItsFirstVersion() {
        x.createUser("eve", true);
        Account eve = connect("eve");
        XPost first = x.post("eve", "tpyo");
        XPost edited = x.edit(first.id(), "typo");
        x.post("eve", "reply", Optional.of(edited.id()), List.of());

        Post.Reply reply = twitter.reader().latest(eve, 1).getFirst().reply();
        assertThat(reply).isNotNull();
        assertThat(reply.parentId()).isEqualTo(first.id());
    }

    @Test
    void anEditIsTheSameOriginInAnotherRevision() {
        x.createUser("eve", true);
        Account eve = connect("eve");
        XPost first = x.post("eve", "tpyo");
        String cursor = twitter.reader().after(eve, "0", 100).cursor();
        XPost second = x.edit(first.id(), "typo");

        Post post = twitter.reader().after(eve, cursor, 100).posts().getFirst();
        assertThat(post.reference().id()).isEqualTo(second.id());
        assertThat(post.originId()).isEqualTo(first.id());
        assertThat(post.revision()).isOne();
    }

    @Test
    void anEditLeavesTheTimeOfThePost() {
        x.createUser("eve", true);
        Account eve = connect("eve");
        XPost first = x.post("eve", "tpyo");
        Instant posted = twitter.reader().latest(eve, 1).getFirst().createdAt();
        x.clock().advance(Duration.ofMinutes(20));
        x.edit(first.id(), "typo");

        assertThat(twitter.reader().latest(eve, 1).getFirst().createdAt()).isEqualTo(posted);
    }

    @Test
    void quotesAndRepostsAreSaidToBeSo() {
        x.createUser("bob", false);
        XPost other = x.post("bob", "worth it");
        x.quote("ada", "look at this", other.id());
        x.repost("ada", other.id());

        List<Post> posts = twitter.reader().latest(ada, 2);
        assertThat(posts.get(0).repost()).isTrue();
        assertThat(posts.get(1).repost()).isFalse();
        assertThat(posts.get(1).quotes()).endsWith("/status/" + other.id());
        assertThat(posts.get(1).text().text()).isEqualTo("look at this");
    }

    @Test
    void aPostHasItsAddressTimeAndLanguage() {
        x.clock().advance(Duration.ofSeconds(90));
        XPost post = x.post("ada", "hello");

        assertThat(newest().url()).isEqualTo("https://x.com/ada/status/" + post.id());
        assertThat(newest().createdAt()).isEqualTo(START.plusSeconds(90));
        assertThat(newest().languages()).containsExactly("en");
    }

    @Test
    void aCursorThatIsNoneIsRefused() {
        assertThatThrownBy(() -> twitter.reader().after(ada, "at://x", 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at://x");
    }

    @Test
    void aReadThatIsLimitedSaysUntilWhen() {
        x.setLimit(XLimit.TIMELINE, 0);

        assertThatThrownBy(() -> after("0"))
                .isInstanceOfSatisfying(
                        PlatformException.RateLimited.class,
                        limited -> assertThat(limited.retryAt()).isAfter(START));
    }

    @Test
    void aTimelineThatXHidesStopsTheAccount() {
        Account ghost = new Account(
                AccountId.of(TwitterSettings.PLATFORM, "999"),
                ada.platform(),
                ada.server(),
                "ghost",
                "999",
                ada.state(),
                ada.cap(),
                ada.capabilities(),
                START);
        credentials.store(
                ghost.id(), credentials.find(ada.id()).orElseThrow().secrets(), START.plus(Duration.ofHours(1)));

        assertThatThrownBy(() -> twitter.reader().after(ghost, "0", 5))
                .isInstanceOf(PlatformException.Unauthorized.class)
                .hasMessageContaining("@ghost");
    }

    private List<Post> after(String cursor) {
        return twitter.reader().after(ada, cursor, 100).posts();
    }

    private Post newest() {
        return twitter.reader().latest(ada, 1).getFirst();
    }

    private static List<String> links(Post post) {
        return post.text().facets().stream()
                .map(Facet::feature)
                .filter(Feature.Link.class::isInstance)
                .map(feature -> ((Feature.Link) feature).target())
                .toList();
    }
}
