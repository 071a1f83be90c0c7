package social.starling.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpSettingsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aWrongSettingIsNamedWithItsValue() {
        assertThatThrownBy(() -> settings(Duration.ZERO, 3, 2048, "Starling"))
                .hasMessageContaining("connect time-out")
                .hasMessageContaining("PT0S");
        assertThatThrownBy(() -> settings(SECOND, 0, 2048, "Starling")).hasMessageContaining("0 attempts");
        assertThatThrownBy(() -> settings(SECOND, 11, 2048, "Starling")).hasMessageContaining("11 attempts");
        assertThatThrownBy(() -> settings(SECOND, 3, 10, "Starling")).hasMessageContaining("10 bytes");
        assertThatThrownBy(() -> settings(SECOND, 3, 2048, "Star\nling")).hasMessageContaining("user agent");
    }

    private static HttpSettings settings(Duration connect, int attempts, long most, String agent) {
        return new HttpSettings(connect, SECOND, SECOND, SECOND, attempts, SECOND, SECOND, most, agent);
    }
}
