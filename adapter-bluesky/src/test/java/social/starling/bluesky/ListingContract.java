package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.bluesky.RawPosts.post;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.testkit.pds.RawXrpc;

/** How {@code com.atproto.repo.listRecords} pages, which reading builds upon: the same on a real and the simulated server. */
abstract class ListingContract {
    private static final List<String> KEYS = List.of(
            "3m5zaaaaaaaa2", "3m5zaaaaaaab2", "3m5zaaaaaaac2", "3m5zaaaaaaad2", "3m5zaaaaaaae2", "3m5zaaaaaaaf2");

    private RawPosts posts;

    /** Of a fresh account. */
    abstract RawPosts posts();

    @BeforeEach
    void write() {
        posts = posts();
        List.of(3, 0, 5, 1, 4, 2).forEach(i -> posts.putNew(KEYS.get(i), post(KEYS.get(i))));
    }

    @Test
    void aListGoesDownFromTheNewestKey() {
        assertThat(keys(Map.of("limit", 4))).isEqualTo(KEYS.subList(2, 6).reversed());
        assertThat(keys(Map.of("limit", 4, "cursor", KEYS.get(2))))
                .isEqualTo(KEYS.subList(0, 2).reversed());
    }

    @Test
    void aReversedListGoesUpFromTheOldestKey() {
        assertThat(keys(Map.of("limit", 4, "reverse", true))).isEqualTo(KEYS.subList(0, 4));
        assertThat(keys(Map.of("limit", 4, "reverse", true, "cursor", KEYS.get(3))))
                .isEqualTo(KEYS.subList(4, 6));
    }

    @Test
    void aCursorMayBeAKeyThatIsNotThere() {
        assertThat(keys(Map.of("limit", 2, "reverse", true, "cursor", Tid.FIRST.value())))
                .isEqualTo(KEYS.subList(0, 2));
        assertThat(keys(Map.of("limit", 2, "reverse", true, "cursor", "3m5zaaaaaaab3")))
                .isEqualTo(KEYS.subList(2, 4));
        assertThat(keys(Map.of("limit", 2, "cursor", "3m5zaaaaaaab3")))
                .isEqualTo(KEYS.subList(0, 2).reversed());
    }

    @Test
    void theCursorOfAPageIsItsLastKeyAlsoAtTheEnd() {
        assertThat(list(Map.of("limit", 2, "reverse", true)).text("cursor")).isEqualTo(KEYS.get(1));
        assertThat(list(Map.of("reverse", true, "cursor", KEYS.get(3))).text("cursor"))
                .isEqualTo(KEYS.get(5));
        RawXrpc.Answer behind = list(Map.of("reverse", true, "cursor", KEYS.get(5)));
        assertThat(behind.body().path("records").isEmpty()).isTrue();
        assertThat(behind.body().has("cursor")).isFalse();
    }

    @Test
    void aRecordThatIsDeletedBetweenTwoPagesMovesNoOther() {
        assertThat(keys(Map.of("limit", 3, "reverse", true))).isEqualTo(KEYS.subList(0, 3));
        posts.delete(KEYS.get(2));
        posts.delete(KEYS.get(3));

        assertThat(keys(Map.of("limit", 3, "reverse", true, "cursor", KEYS.get(2))))
                .isEqualTo(KEYS.subList(4, 6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", ""})
    void aListGoesDownWhereItIsSaidSo(String word) {
        assertThat(keys(Map.of("limit", 1, "reverse", word))).containsExactly(KEYS.get(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "yes", "TRUE"})
    void aDirectionThatIsNeitherTrueNorFalseIsRefused(String word) {
        RawXrpc.Answer refused = posts.list(Map.of("reverse", word));

        // The real server trips over it instead of naming it.
        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.error()).isEqualTo("InternalServerError");
    }

    @Test
    void anEmptyCursorIsNone() {
        assertThat(keys(Map.of("limit", 1, "cursor", ""))).containsExactly(KEYS.get(5));
    }

    private List<String> keys(Map<String, ?> parameters) {
        return RawPosts.keys(list(parameters)).toList();
    }

    private RawXrpc.Answer list(Map<String, ?> parameters) {
        RawXrpc.Answer answer = posts.list(new HashMap<>(parameters));
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }
}
