package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostPage;
import social.starling.ports.post.PostReader;
import social.starling.testkit.contract.PlatformStand;
import social.starling.testkit.contract.PostReaderContract;

@DisplayName("S2 Reading from the simulated Bluesky")
class SandboxReaderTest extends PostReaderContract {
    private final SandboxServer server = new SandboxServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected PlatformStand stand() {
        return server.newStand();
    }

    @Test
    void aPostThatIsListedLateStillComes() {
        BlueskyStand stand = server.newStand();
        stand.post("On time");
        String cursor = reader(stand).start(stand.account());
        put(stand, stand.now().minus(Duration.ofMinutes(8)), "Late by eight minutes");

        PostPage page = reader(stand).after(stand.account(), cursor, 50);

        assertThat(texts(page)).containsExactly("Late by eight minutes");
        assertThat(texts(reader(stand).after(stand.account(), page.cursor(), 50)))
                .isEmpty();
    }

    @Test
    void aPostFromAClockThatIsFastHidesNoOther() {
        BlueskyStand stand = server.newStand();
        String cursor = reader(stand).start(stand.account());
        put(stand, stand.now().plus(Duration.ofDays(365)), "From next year");
        PostPage first = reader(stand).after(stand.account(), cursor, 50);
        stand.post("From today");

        PostPage second = reader(stand).after(stand.account(), first.cursor(), 50);

        assertThat(texts(first)).containsExactly("From next year");
        assertThat(texts(second)).containsExactly("From today");
    }

    @Test
    void aLongAbsenceIsReadInPortionsAndInOrder() {
        BlueskyStand stand = server.newStand();
        String cursor = reader(stand).start(stand.account());
        List<String> posted = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            stand.post("Post " + i);
            posted.add("Post " + i);
        }

        PostPage first = reader(stand).after(stand.account(), cursor, 100);
        PostPage second = reader(stand).after(stand.account(), first.cursor(), 100);
        PostPage third = reader(stand).after(stand.account(), second.cursor(), 100);

        assertThat(Stream.of(first, second, third).flatMap(page -> texts(page).stream()))
                .containsExactlyElementsOf(posted);
        assertThat(List.of(first.more(), second.more(), third.more())).containsExactly(true, true, false);
        assertThat(reader(stand).after(stand.account(), third.cursor(), 100).posts())
                .isEmpty();
        assertThat(List.of(first, second, third))
                .allSatisfy(page -> assertThat(page.cursor()).hasSizeLessThan(4000));
    }

    @Test
    void anOldAccountIsReadInOneWalk() {
        BlueskyStand stand = server.newStand();
        for (int i = 0; i < 230; i++) {
            stand.post("Post " + i);
        }
        server.sandbox.clock().advance(Duration.ofDays(30));
        String cursor = reader(stand).beforeNewest(stand.account(), PostReader.MOST_BACK);
        stand.calls.clear();

        List<String> read = new ArrayList<>();
        PostPage page;
        do {
            page = reader(stand).after(stand.account(), cursor, 50);
            read.addAll(texts(page));
            cursor = page.cursor();
        } while (page.more());

        assertThat(read).hasSize(230).doesNotHaveDuplicates();
        assertThat(stand.calls).hasSize(6);
    }

    @Test
    void aPlaceBeforeTheNewestPostsTakesNoMorePagesThanTheirNumber() {
        BlueskyStand stand = server.newStand();
        List<String> posted = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            posted.add(stand.post("Post " + i));
        }

        String cursor = reader(stand).beforeNewest(stand.account(), 120);

        assertThat(stand.calls).hasSize(2);
        assertThat(reader(stand)
                        .after(stand.account(), cursor, 100)
                        .posts()
                        .getFirst()
                        .reference()
                        .id())
                .isEqualTo(posted.get(130));
    }

    @Test
    void nothingNewLeavesTheCursorAsItIs() {
        BlueskyStand stand = server.newStand();
        stand.post("One");
        String cursor = reader(stand).start(stand.account());

        server.sandbox.clock().advance(Duration.ofMinutes(3));

        assertThat(reader(stand).after(stand.account(), cursor, 50).cursor()).isEqualTo(cursor);
    }

    @Test
    void anAnswerToSomebodyElseIsNotOwn() {
        BlueskyStand other = server.newStand();
        BlueskyStand stand = server.newStand();
        String theirs = other.post("Theirs");
        server.sandbox.post(stand.account().handle(), "An answer", Optional.of(theirs), List.of());

        Post post = reader(stand).latest(stand.account(), 1).getFirst();

        assertThat(post.reply()).isEqualTo(new Post.Reply(theirs, theirs, false));
    }

    @Test
    void onlyTheAccountsServerIsAskedAndOnlyForPosts() {
        BlueskyStand stand = server.newStand();
        reader(stand).latest(stand.account(), 1);

        assertThat(server.called()).containsExactly("repo.listRecords");
        assertThat(server.sandbox.log().list().getFirst().query()).contains("collection=app.bsky.feed.post");
    }

    @Test
    void aServerThatIsOutOfOrderIsUnavailable() {
        BlueskyStand stand = server.newStand();
        server.always("repo.listRecords", SandboxServer.status(503, ""));

        assertThatThrownBy(() -> reader(stand).latest(stand.account(), 1))
                .isInstanceOf(PlatformException.Unavailable.class)
                .hasMessageContaining("listRecords");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "3jzfcijpj2z2a:x", "3jzfcijpj2z2a:3jzfcijpj2z2a:1", "~", "~~3jzfcijpj2z2a", "2026-11-02"
            })
    void aCursorFromElsewhereIsRefused(String cursor) {
        BlueskyStand stand = server.newStand();
        assertThatThrownBy(() -> reader(stand).after(stand.account(), cursor, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cursor");
    }

    private static PostReader reader(BlueskyStand stand) {
        return stand.adapter().reader();
    }

    private static void put(BlueskyStand stand, Instant keyTime, String text) {
        assertThat(stand.raw.put(Tid.from(keyTime).value(), stand.record(text)).status())
                .isEqualTo(200);
    }

    private static List<String> texts(PostPage page) {
        return page.posts().stream().map(post -> post.text().text()).toList();
    }
}
