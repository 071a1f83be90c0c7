package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The interoperability cases of the AT Protocol (CC0) for the names that people type and servers send. */
@DisplayName("R5 Names are what the protocol says they are")
class SyntaxTest {
    static Stream<String> validHandles() throws IOException {
        return lines("handle_syntax_valid");
    }

    static Stream<String> invalidHandles() throws IOException {
        return lines("handle_syntax_invalid");
    }

    static Stream<String> validDids() throws IOException {
        return lines("did_syntax_valid");
    }

    static Stream<String> invalidDids() throws IOException {
        return lines("did_syntax_invalid");
    }

    static Stream<String> validTids() throws IOException {
        return lines("tid_syntax_valid");
    }

    static Stream<String> invalidTids() throws IOException {
        return lines("tid_syntax_invalid");
    }

    @ParameterizedTest
    @MethodSource("validHandles")
    void aHandleIsTaken(String text) {
        assertThat(Handle.isHandle(text)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("invalidHandles")
    void whatIsNoHandleIsRefused(String text) {
        assertThat(Handle.isHandle(text)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("validDids")
    void aDidIsTaken(String text) {
        assertThat(Handle.isDid(text)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("invalidDids")
    void whatIsNoDidIsRefused(String text) {
        assertThat(Handle.isDid(text)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("validTids")
    void aTimestampIdentifierIsTaken(String text) {
        assertThat(Tid.isTid(text)).isTrue();
        Tid tid = new Tid(text);
        assertThat(Tid.from(tid.time()).value()).startsWith(text.substring(0, 10));
    }

    @ParameterizedTest
    @MethodSource("invalidTids")
    void whatIsNoTimestampIdentifierIsRefused(String text) {
        assertThat(Tid.isTid(text)).isFalse();
        assertThatThrownBy(() -> new Tid(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "@Alice.bsky.social, alice.bsky.social",
        "' alice.example.com ', alice.example.com",
        "did:plc:z72i7hdynmk6r22z27h6tvur, did:plc:z72i7hdynmk6r22z27h6tvur"
    })
    void aPersonMayTypeAHandleWithOrWithoutAnAtSign(String typed, String meant) {
        assertThat(Handle.typed(typed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "@", "alice", "alice@example.com", "https://bsky.app/profile/alice.bsky.social", "a b.c"})
    void whatAPersonTypedWrongIsNamedWithWhatIsAllowed(String typed) {
        assertThatThrownBy(() -> Handle.typed(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + typed + "\"")
                .hasMessageContaining("alice.bsky.social");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at://did:plc:asdf123/app.bsky.feed.post/3jwdwj2ctlk26",
                "at://did:web:example.com%3A3000/app.bsky.feed.like/self",
            })
    void theAddressOfARecordIsTaken(String text) {
        assertThat(AtUri.parse(text)).isNotNull().hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at://alice.test/app.bsky.feed.post/3jwdwj2ctlk26",
                "at://did:plc:asdf123",
                "at://did:plc:asdf123/app.bsky.feed.post",
                "at://did:plc:asdf123/app.bsky.feed.post/",
                "at://did:plc:asdf123/app.bsky.feed.post/..",
                "at://did:plc:asdf123/app.bsky.feed.post/a/b",
                "at://did:plc:asdf123/app.bsky.feed.post/a#b",
                "https://bsky.app/profile/x/post/y",
                ""
            })
    void whatIsNoAddressOfARecordIsNull(String text) {
        assertThat(AtUri.parse(text)).isNull();
    }

    private static Stream<String> lines(String file) throws IOException {
        try (InputStream cases = SyntaxTest.class.getResourceAsStream("/atproto/" + file + ".txt")) {
            return new String(cases.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList().stream();
        }
    }
}
