package social.starling.sandbox.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.sandbox.Browser;
import social.starling.sandbox.Json;
import tools.jackson.databind.node.ObjectNode;

/** What the lexicon refuses, each with the path of the value. */
class PostRecordRulesTest extends BlueskyFixture {
    @Test
    void threeHundredGraphemesAreTakenAndOneMoreIsRefused() {
        assertThat(create(record("a".repeat(300))).status()).isEqualTo(200);
        refuses(create(record("a".repeat(301))), "Record/text must not be longer than 300 graphemes");
        assertThat(create(record("👍🏽".repeat(300))).status()).isEqualTo(200);
        assertThat(create(record("e\u0301".repeat(300))).status()).isEqualTo(200);
        assertThat(create(record("🇩🇪".repeat(300))).status()).isEqualTo(200);
    }

    @Test
    void threeThousandBytesAreTakenAndOneMoreIsRefused() {
        String family = "👩‍👩‍👧‍👦";
        String most = family.repeat(120);
        assertThat(most.getBytes(StandardCharsets.UTF_8)).hasSize(3_000);
        assertThat(create(record(most)).status()).isEqualTo(200);
        refuses(create(record(most + "a")), "Record/text must not be longer than 3000 characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'createdAt':'2026-11-20T08:00:00Z'} | Record must have the property \"text\"",
                "{'text':'a'} | Record must have the property \"createdAt\"",
                "{'text':7,'createdAt':'2026-11-20T08:00:00Z'} | Record/text must be a string",
                "{'text':'a','createdAt':'2026-11-20 08:00'} | Record/createdAt must be an valid atproto datetime",
                "{'text':'a','createdAt':'2026-11-20T08:00:00'} | Record/createdAt must be an valid atproto datetime",
                "{'text':'a','createdAt':'2026-11-20T08:00:00Z','embed':null} | Record/embed must be an object which includes the \"$type\"",
                "{'text':'a','createdAt':'2026-11-20T08:00:00Z','reply':null} | Record/reply must be an object",
                "{'text':'a','createdAt':'2026-11-20T08:00:00Z','reply':{}} | Record/reply must have the property \"root\"",
                "{'text':'a','createdAt':'2026-11-20T08:00:00Z','langs':['a','b','c','d']} | Record/langs must not have more than 3",
                "{'text':'a','createdAt':'2026-11-20T08:00:00Z','langs':['english!']} | Record/langs/0 must be a well-formed",
                "{'text':'a','createdAt':'2026-11-20T08:00:00Z','langs':'en'} | Record/langs must be an array",
                "{'text':'a','createdAt':'2026-11-20T08:00:00Z','tags':['1','2','3','4','5','6','7','8','9']} | Record/tags must not have more than 8",
                "{'text':'a','createdAt':'2026-11-20T08:00:00Z','tags':[1]} | Record/tags/0 must be a string",
                "{'text':'a','createdAt':'2026-11-20T08:00:00Z','labels':null} | Record/labels must be an object",
                "{'text':'a','createdAt':'2026-11-20T08:00:00Z','score':1.5} | number 1.5",
                "{'text':'a','createdAt':'2026-11-20T08:00:00Z','$type':'app.bsky.feed.like'} | Invalid $type",
            })
    void aBrokenRecordIsRefusedWithItsPath(String record, String message) {
        ObjectNode input = Json.object().put("repo", did).put("collection", POST);
        input.set(
                "record",
                Json.read(record.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                        .orElseThrow());
        refuses(call("createRecord", input), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | must have the property \"index\"",
                "{'index':{'byteStart':0,'byteEnd':4}} | must have the property \"features\"",
                "{'index':{'byteEnd':4},'features':[]} | index must have the property \"byteStart\"",
                "{'index':{'byteStart':-1,'byteEnd':4},'features':[]} | index/byteStart can not be less than 0",
                "{'index':{'byteStart':'0','byteEnd':4},'features':[]} | index/byteStart must be an integer",
                "{'index':{'byteStart':0,'byteEnd':4},'features':[{}]} | features/0 must be an object which includes",
                "{'index':{'byteStart':0,'byteEnd':4},'features':[{'$type':'app.bsky.richtext.facet#link'}]} | features/0 must have the property \"uri\"",
                "{'index':{'byteStart':0,'byteEnd':4},'features':[{'$type':'app.bsky.richtext.facet#link','uri':'example.com'}]} | uri must be a uri",
                "{'index':{'byteStart':0,'byteEnd':4},'features':[{'$type':'app.bsky.richtext.facet#mention','did':'ada.test'}]} | did must be a valid did",
                "{'index':{'byteStart':0,'byteEnd':4},'features':[{'$type':'app.bsky.richtext.facet#tag','tag':7}]} | tag must be a string",
            })
    void aBrokenFacetIsRefusedWithItsPath(String facet, String message) {
        ObjectNode record = record("text");
        record.putArray("facets")
                .add(Json.read(facet.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                        .orElseThrow());
        refuses(create(record), message);
    }

    @Test
    void aTagHasAtMost64Graphemes() {
        assertThat(create(withTag("é".repeat(64))).status()).isEqualTo(200);
        refuses(create(withTag("é".repeat(65))), "tag must not be longer than 64 graphemes");
    }

    @Test
    void aFeatureOfAnUnknownTypeIsLetThrough() {
        ObjectNode record = record("text");
        ObjectNode facet = record.putArray("facets").addObject();
        facet.putObject("index").put("byteStart", 0).put("byteEnd", 4);
        facet.putArray("features").addObject().put("$type", "com.example.facet#new");
        assertThat(create(record).status()).isEqualTo(200);
    }

    @Test
    void aLinkCardNeedsAddressTitleAndDescription() {
        ObjectNode record = record("look");
        ObjectNode external = record.putObject("embed")
                .put("$type", "app.bsky.embed.external")
                .putObject("external");
        refuses(create(record), "Record/embed/external must have the property \"uri\"");
        external.put("uri", "https://example.com/");
        refuses(create(record), "Record/embed/external must have the property \"title\"");
        external.put("title", "Example").put("description", "");
        assertThat(create(record).status()).isEqualTo(200);
        external.putNull("thumb");
        refuses(create(record), "Record/embed/external/thumb should be a blob ref");
    }

    @Test
    void aBlobThatWasNeverUploadedIsNotFound() {
        ObjectNode record = record("look");
        ObjectNode image = record.putObject("embed")
                .put("$type", "app.bsky.embed.images")
                .putArray("images")
                .addObject()
                .put("alt", "");
        ObjectNode blob = image.putObject("image")
                .put("$type", "blob")
                .put("mimeType", "image/png")
                .put("size", 3);
        blob.putObject("ref").put("$link", "bafkreiccldh766hwcnuxnf2wh6jgzepf2nlu2lvcllt63eww5p6chi4ity");
        var answer = create(record);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").stringValue()).isEqualTo("BlobNotFound");
        image.remove("alt");
        refuses(create(record), "Record/embed/images/0 must have the property \"alt\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a uri", "at://", "https://example.com"})
    void aReplyNamesRecordsByAtUri(String uri) {
        ObjectNode record = record("reply");
        ObjectNode reply = record.putObject("reply");
        String cid = "bafyreiclp443lavogvhj3d2ob2cxbfuscni2k5jk7bebjzg7khl3esabwq";
        reply.putObject("root").put("uri", uri).put("cid", cid);
        reply.putObject("parent").put("uri", uri).put("cid", cid);
        refuses(create(record), "Record/reply/root/uri must be a valid at-uri");
        reply.putObject("root")
                .put("uri", "at://did:plc:abc/app.bsky.feed.post/3mabcdefghi22")
                .put("cid", "Qm123");
        refuses(create(record), "Record/reply/root/cid must be a cid");
    }

    @Test
    void theTypeIsFilledInWhenItIsMissing() {
        ObjectNode record = record("typed");
        record.remove("$type");
        create(record);
        assertThat(bluesky.posts("ada.test").getFirst().record()).contains("\"$type\":\"app.bsky.feed.post\"");
    }

    @Test
    void validationCanBeSwitchedOffByTheCaller() {
        ObjectNode input = input(record("a".repeat(400))).put("validate", false);
        assertThat(call("createRecord", input).status()).isEqualTo(200);
    }

    private static ObjectNode withTag(String tag) {
        ObjectNode record = record("text");
        ObjectNode facet = record.putArray("facets").addObject();
        facet.putObject("index").put("byteStart", 0).put("byteEnd", 4);
        facet.putArray("features")
                .addObject()
                .put("$type", "app.bsky.richtext.facet#tag")
                .put("tag", tag);
        return record;
    }

    private static void refuses(Browser.Answer answer, String message) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").stringValue()).isEqualTo("InvalidRequest");
        assertThat(answer.json().path("message").stringValue()).contains(message);
    }
}
