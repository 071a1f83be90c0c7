package social.starling.ports.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.Secret;
import social.starling.ports.text.RichText;

class RequestBytesTest {
    @Test
    void nobodyChangesTheBytesFromOutside() {
        byte[] given = "frozen".getBytes(StandardCharsets.UTF_8);
        RequestBytes bytes = RequestBytes.of(given);
        given[0] = 'X';
        bytes.toArray()[1] = 'X';
        assertThat(bytes.utf8()).isEqualTo("frozen");
    }

    @Test
    void equalBytesAreEqualAndHaveTheSameHash() {
        assertThat(RequestBytes.utf8("a")).isEqualTo(RequestBytes.utf8("a")).hasSameHashCodeAs(RequestBytes.utf8("a"));
        assertThat(RequestBytes.utf8("a")).isNotEqualTo(RequestBytes.utf8("b"));
        assertThat(RequestBytes.utf8("abc").hash())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void whatIsInThemIsNotPrinted() {
        assertThat(RequestBytes.utf8("private words"))
                .hasToString("13 bytes, sha256 "
                        + RequestBytes.utf8("private words").hash().substring(0, 8));
        assertThat(new Secret("hunter2")).hasToString("[secret]");
    }

    @Test
    void aPostWithoutTextIsNoContent() {
        assertThatThrownBy(() -> new Content("k", Instant.EPOCH, RichText.plain(" "), null, List.of()))
                .hasMessageContaining("without text");
    }
}
