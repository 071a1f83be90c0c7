package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import social.starling.ports.platform.PlatformException;

@DisplayName("R5 Messages of a server's stream of events")
class RepoEventTest {
    @Test
    void aCommitNamesItsAccountAndWhetherItIsAboutPosts() {
        assertThat(RepoEvent.of(commit("app.bsky.feed.post/3m5zaaaaaaaa2")))
                .isEqualTo(new RepoEvent(300, "did:plc:me", true));
        assertThat(RepoEvent.of(commit("app.bsky.feed.like/3m5zaaaaaaaa2")))
                .isEqualTo(new RepoEvent(300, "did:plc:me", false));
        assertThat(RepoEvent.of(commit("app.bsky.feed.postgate/3m5zaaaaaaaa2")).posts())
                .isFalse();
    }

    @Test
    void anErrorEndsTheStreamWithItsName() {
        byte[] frame = new Frame()
                .map(1)
                .text("op")
                .head(1, 0)
                .map(2)
                .text("error")
                .text("ConsumerTooSlow")
                .text("message")
                .text("Stream\r\nconsumer too slow " + "x".repeat(20))
                .bytes();

        assertThatThrownBy(() -> RepoEvent.of(frame))
                .isInstanceOf(PlatformException.Unavailable.class)
                .hasMessageContaining("ConsumerTooSlow Stream consumer too slow");
    }

    @Test
    void everyCutAndEveryFlippedBitIsRefusedOrRead() {
        byte[] whole = commit("app.bsky.feed.post/3m5zaaaaaaaa2");
        Random random = new Random(7);
        for (int cut = 0; cut < whole.length; cut++) {
            refusedOrRead(Arrays.copyOf(whole, cut));
            byte[] flipped = whole.clone();
            flipped[cut] ^= (byte) (1 << random.nextInt(8));
            refusedOrRead(flipped);
        }
    }

    @Test
    void depthAndPromisesAreBounded() {
        byte[] deep = new byte[10_000];
        Arrays.fill(deep, (byte) 0x81);
        assertThatThrownBy(() -> RepoEvent.of(deep)).isInstanceOf(PlatformException.Malformed.class);
        byte[] huge = {(byte) 0x9b, 0x7f, -1, -1, -1, -1, -1, -1, -1};
        assertThatThrownBy(() -> RepoEvent.of(huge)).isInstanceOf(PlatformException.Malformed.class);
        byte[] negative = {(byte) 0x5b, -1, -1, -1, -1, -1, -1, -1, -1};
        assertThatThrownBy(() -> RepoEvent.of(negative)).isInstanceOf(PlatformException.Malformed.class);
    }

    private static void refusedOrRead(byte[] message) {
        assertThatCode(() -> {
                    try {
                        RepoEvent.of(message);
                    } catch (PlatformException e) {
                        assertThat(e).hasMessageMatching("(?s)(A message of the server|The server ends its stream).*");
                    }
                })
                .doesNotThrowAnyException();
    }

    private static byte[] commit(String path) {
        return new Frame()
                .map(2)
                .text("t")
                .text("#commit")
                .text("op")
                .head(0, 1)
                .map(5)
                .text("ops")
                .head(4, 1)
                .map(2)
                .text("path")
                .text(path)
                .text("cid")
                .head(6, 42)
                .head(2, 3)
                .raw(1, 2, 3)
                .text("seq")
                .raw(0x19, 1, 44)
                .text("repo")
                .text("did:plc:me")
                .text("blocks")
                .head(2, 4)
                .raw(9, 9, 9, 9)
                .text("tooBig")
                .raw(0xf4)
                .bytes();
    }

    private static final class Frame {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Frame head(int type, int argument) {
            if (argument < 24) {
                out.write(type << 5 | argument);
            } else {
                out.write(type << 5 | 24);
                out.write(argument);
            }
            return this;
        }

        Frame map(int size) {
            return head(5, size);
        }

        Frame text(String text) {
            head(3, text.length());
            out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
            return this;
        }

        Frame raw(int... bytes) {
            for (int one : bytes) {
                out.write(one);
            }
            return this;
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
