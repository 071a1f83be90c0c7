package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.starling.bluesky.Texts.bluesky;
import static social.starling.bluesky.Texts.foreign;
import static social.starling.bluesky.Texts.text;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.AccountId;
import social.starling.ports.post.PostReference;
import social.starling.ports.post.ReplyTo;
import social.starling.ports.publish.Content;
import social.starling.ports.text.RichText;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("R1 The request is known to the last byte before it leaves")
class PostRecordTest {
    private static final AtUri URI = new AtUri("did:plc:me", AtUri.POST, "3mzd2urzuggr6");
    private static final Instant CREATED = Instant.parse("2026-11-02T10:00:00.120Z");
    private static final AccountId ME = AccountId.of(BlueskySettings.PLATFORM, "did:plc:me");

    @Test
    void theSameContentGivesTheSameBytes() {
        Content content = content(text("Hi ", "@a.test", bluesky("a.test", "did:plc:a"), " ü"), reply("bafyroot"));

        assertThat(PostRecord.request(URI, content, Map.of(), null).utf8())
                .isEqualTo(PostRecord.request(URI, content, Map.of(), null).utf8())
                .isEqualTo("""
                        {"repo":"did:plc:me","collection":"app.bsky.feed.post","rkey":"3mzd2urzuggr6","record":\
                        {"$type":"app.bsky.feed.post","text":"Hi @a.test ü","facets":[{"index":{"byteStart":3,"byteEnd":10},\
                        "features":[{"$type":"app.bsky.richtext.facet#mention","did":"did:plc:a"}]}],"reply":\
                        {"root":{"uri":"at://did:plc:me/app.bsky.feed.post/3mzd2urzuggr2","cid":"bafyroot"},\
                        "parent":{"uri":"at://did:plc:me/app.bsky.feed.post/3mzd2urzuggr2","cid":"bafyroot"}},\
                        "langs":["en","de-CH"],"createdAt":"2026-11-02T10:00:00.120Z"},"swapRecord":null}""");
    }

    @Test
    void nothingIsNullAndNothingIsEmpty() {
        ObjectNode record = PostRecord.of(
                new Content("k", CREATED, RichText.plain("hi"), null, List.of("", "not a language")), Map.of(), null);

        assertThat(record.propertyNames()).containsExactly("$type", "text", "createdAt");
    }

    @Test
    void atMostThreeLanguagesAreNamed() {
        ObjectNode record = PostRecord.of(
                new Content("k", CREATED, RichText.plain("hi"), null, List.of("en", "en", "de", "fr", "it")),
                Map.of(),
                null);

        assertThat(record.path("langs").toString()).isEqualTo("[\"en\",\"de\",\"fr\"]");
    }

    @Test
    void aPersonKnownByHandleAloneIsMentionedOnlyWhenFound() {
        Content content = content(text("Hi ", "@a.test", bluesky("a.test", null), ""), null);

        assertThat(PostRecord.of(content, Map.of(), null).has("facets")).isFalse();
        assertThat(PostRecord.of(content, Map.of("a.test", "did:plc:a"), null).toString())
                .contains("\"did\":\"did:plc:a\"");
    }

    @Test
    void aForeignPersonIsNeverMentioned() {
        Content content = content(text("Hi ", "@a.test", foreign("a.test"), ""), null);

        assertThat(PostRecord.of(content, Map.of("a.test", "did:plc:a"), null).has("facets"))
                .isFalse();
    }

    @Test
    void aTextBeyondTheLimitsIsRefusedWithBothCounts() {
        assertThatThrownBy(() -> PostRecord.of(content(RichText.plain("x".repeat(301)), null), Map.of(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("301 characters and 301 bytes")
                .hasMessageContaining("300 characters and 3000 bytes");
        assertThatThrownBy(() ->
                        PostRecord.of(content(RichText.plain("👨‍👩‍👧‍👦".repeat(121)), null), Map.of(), null))
                .hasMessageContaining("121 characters and 3025 bytes");
        assertThat(PostRecord.of(content(RichText.plain("👨‍👩‍👧‍👦".repeat(120)), null), Map.of(), null))
                .isNotNull();
    }

    @Test
    void anAnswerNeedsTheContentIdOfWhatItAnswers() {
        assertThatThrownBy(() -> PostRecord.of(content(RichText.plain("hi"), reply(null)), Map.of(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CID");
    }

    private static Content content(RichText text, ReplyTo reply) {
        return new Content("k", CREATED, text, reply, List.of("en", "de-CH"));
    }

    private static ReplyTo reply(String cid) {
        PostReference post = new PostReference(ME, "at://did:plc:me/app.bsky.feed.post/3mzd2urzuggr2", cid);
        return new ReplyTo(post, post);
    }
}
