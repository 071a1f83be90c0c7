package social.starling.sandbox.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.sandbox.Json;
import tools.jackson.databind.JsonNode;

/** The formats by atproto's own published cases (CC0, bluesky-social/atproto interop-test-files). */
class SyntaxTest {
    @Test
    void recordsHaveTheBytesAndCidsOfTheFixtures() throws IOException {
        JsonNode fixtures = Json.read(resource("data-model-fixtures.json")).orElseThrow();
        assertThat(fixtures).hasSize(3);
        for (JsonNode fixture : fixtures) {
            byte[] cbor = Base64.getDecoder().decode(fixture.path("cbor_base64").stringValue());
            assertThat(DagCbor.encode(fixture.path("json"))).isEqualTo(cbor);
            assertThat(Cid.ofRecord(fixture.path("json")))
                    .isEqualTo(fixture.path("cid").stringValue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1.5}", "{\"a\":{\"$link\":\"nonsense\"}}", "{\"a\":9223372036854775808}"})
    void whatTheDataModelDoesNotHaveIsRefused(String json) {
        JsonNode node = Json.read(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        assertThatThrownBy(() -> DagCbor.encode(node)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {0, 23, 24, 255, 256, 65_535, 65_536, 4_294_967_295L, 4_294_967_296L, -1, -24, -25, Long.MIN_VALUE})
    void integersAreEncodedAsShortAsCanBe(long value) {
        long magnitude = value < 0 ? -1 - value : value;
        int expected = magnitude < 24
                ? 1
                : magnitude <= 255 ? 2 : magnitude <= 65_535 ? 3 : magnitude <= 4_294_967_295L ? 5 : 9;
        assertThat(DagCbor.encode(Json.array().add(value))).hasSize(1 + expected);
    }

    @Test
    void datetimesFollowTheCases() throws IOException {
        check("datetime", Datetimes::isDatetime);
        assertThat(lines("datetime_parse_invalid.txt")).noneMatch(Datetimes::isDatetime);
    }

    @Test
    void tidsFollowTheCases() throws IOException {
        check("tid", Tids::isTid);
    }

    @Test
    void recordKeysFollowTheCases() throws IOException {
        check("recordkey", RecordRules::isRecordKey);
    }

    @Test
    void didsFollowTheCases() throws IOException {
        check(
                "did",
                text -> passes(() -> Lexicon.did(Json.object().put("v", text).path("v"), "v")));
    }

    @Test
    void atUrisFollowTheCases() throws IOException {
        check(
                "aturi",
                text -> passes(() -> Lexicon.atUri(Json.object().put("v", text).path("v"), "v")));
    }

    @Test
    void languagesFollowTheCases() throws IOException {
        check(
                "language",
                text -> passes(
                        () -> Lexicon.language(Json.object().put("v", text).path("v"), "v")));
    }

    private static void check(String kind, Predicate<String> accepts) throws IOException {
        assertThat(lines(kind + "_syntax_valid.txt")).isNotEmpty().allMatch(accepts);
        assertThat(lines(kind + "_syntax_invalid.txt")).isNotEmpty().noneMatch(accepts);
    }

    private static boolean passes(Runnable check) {
        try {
            check.run();
            return true;
        } catch (Lexicon.Complaint refused) {
            return false;
        }
    }

    private static List<String> lines(String name) throws IOException {
        return new String(resource(name), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = SyntaxTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }
}
