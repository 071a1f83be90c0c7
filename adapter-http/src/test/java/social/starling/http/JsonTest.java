package social.starling.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{} {}", "{\"a\":1,\"a\":2}", "nul", "{'a':1}", "[1,]", "NaN", "\"\u0001\""})
    void whatIsNotJsonIsNull(String text) {
        assertThat(Json.parse(text)).isNull();
    }

    @Test
    void depthIsBounded() {
        assertThat(Json.parse("[".repeat(100_000))).isNull();
        assertThat(Json.parse("{\"a\":".repeat(100_000))).isNull();
        assertThat(Json.parse("[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH)))
                .isNotNull();
    }

    @Test
    void numbersAreBounded() {
        assertThat(Json.parse("1" + "0".repeat(100_000))).isNull();
    }

    @Test
    void theSameTreeGivesTheSameBytes() {
        String text = new String(
                Json.write(Json.object().put("b", "ü\"\n").put("a", 1)).toArray(), StandardCharsets.UTF_8);
        assertThat(text).isEqualTo("{\"b\":\"ü\\\"\\n\",\"a\":1}");
    }
}
