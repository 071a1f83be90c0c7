package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;
import social.starling.testkit.contract.Posting;
import social.starling.testkit.pds.PdsAccount;

@DisplayName("S7 People named by their handle are mentioned, strangers never")
class MentionedPeopleTest {
    private final SandboxServer server = new SandboxServer();
    private final BlueskyStand stand = server.newStand();
    private final Posting posting = new Posting(stand);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPersonNamedByHandleIsMentionedByDid() {
        PdsAccount friend = server.newPerson();
        posting.publish(posting.content("Hi @" + friend.handle() + " and @nobody-at-all.test!"));

        assertThat(newest().facets())
                .containsExactly(new Facet(
                        3,
                        4 + friend.handle().length(),
                        new Feature.Mention(
                                BlueskySettings.PLATFORM, friend.handle(), BlueskySettings.HOME, friend.did())));
    }

    @Test
    void aPersonOfAnotherPlatformIsNotLookedUp() {
        PdsAccount stranger = server.newPerson();
        RichText neutral = new RichText(
                "Hi @" + stranger.handle(),
                List.of(new Facet(3, 4 + stranger.handle().length(), Texts.foreign(stranger.handle()))));
        posting.publish(posting.content(neutral, null));

        assertThat(newest().facets()).isEmpty();
        assertThat(server.called()).doesNotContain("identity.resolveHandle");
    }

    @Test
    void aServerThatDoesNotAnswerDelaysThePost() {
        server.always("identity.resolveHandle", SandboxServer.status(502, ""));

        assertThatThrownBy(() -> posting.prepare(posting.content("Hi @friend.test")))
                .isInstanceOf(PlatformException.Unavailable.class);
        assertThat(stand.texts()).isEmpty();
    }

    private RichText newest() {
        return stand.adapter().reader().latest(stand.account(), 1).getFirst().text();
    }
}
