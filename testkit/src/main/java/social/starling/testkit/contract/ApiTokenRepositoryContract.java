package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import social.starling.ports.access.ApiToken;
import social.starling.ports.access.ApiTokenRepository;
import social.starling.ports.access.Scope;
import social.starling.ports.digest.Digest;

/** What every {@link ApiTokenRepository} must do. */
public abstract class ApiTokenRepositoryContract {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    /** The same empty repository for the whole of one test. */
    protected abstract ApiTokenRepository tokens();

    @Test
    void aTokenIsFoundByItsHashWithAllItHas() {
        ApiToken token = token("tok-a", NOW, NOW.plusSeconds(60));
        tokens().add(token);
        assertThat(tokens().findByHash(token.hash())).contains(token);
    }

    @Test
    void aTokenThatNeverExpiresIsFoundAsSuch() {
        ApiToken token = token("tok-a", NOW, null);
        tokens().add(token);
        assertThat(tokens().findByHash(token.hash())).contains(token);
    }

    @Test
    void anUnknownHashFindsNothing() {
        tokens().add(token("tok-a", NOW, null));
        assertThat(tokens().findByHash(Digest.sha256Hex("another"))).isEmpty();
    }

    @Test
    void tokensAreListedInTheOrderOfCreation() {
        ApiToken later = token("tok-a", NOW.plusSeconds(1), null);
        ApiToken earlier = token("tok-b", NOW, null);
        tokens().add(later);
        tokens().add(earlier);
        assertThat(tokens().all()).containsExactly(earlier, later);
    }

    @Test
    void aTakenIdIsRefusedAndTheFirstTokenStays() {
        ApiToken first = token("tok-a", NOW, null);
        tokens().add(first);
        ApiToken sameId = new ApiToken("tok-a", "b", Digest.sha256Hex("b"), Set.of(Scope.READ), NOW, null, null);
        assertThatThrownBy(() -> tokens().add(sameId))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tok-a");
        assertThat(tokens().all()).containsExactly(first);
    }

    @Test
    void aTakenHashIsRefusedAndNotTold() {
        ApiToken first = token("tok-a", NOW, null);
        tokens().add(first);
        ApiToken sameHash = new ApiToken("tok-b", "b", first.hash(), Set.of(Scope.READ), NOW, null, null);
        assertThatThrownBy(() -> tokens().add(sameHash))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(first.hash());
        assertThat(tokens().all()).containsExactly(first);
    }

    @Test
    void aRemovedTokenIsGone() {
        ApiToken token = token("tok-a", NOW, null);
        tokens().add(token);
        assertThat(tokens().remove("tok-a")).isTrue();
        assertThat(tokens().findByHash(token.hash())).isEmpty();
        assertThat(tokens().remove("tok-a")).isFalse();
    }

    @Test
    void aUseIsRecorded() {
        ApiToken token = token("tok-a", NOW, null);
        tokens().add(token);
        tokens().touch("tok-a", NOW.plusSeconds(5));
        assertThat(tokens().all()).containsExactly(token.usedAt(NOW.plusSeconds(5)));
    }

    @Test
    void anEarlierUseDoesNotReplaceALaterOne() {
        tokens().add(token("tok-a", NOW, null));
        tokens().touch("tok-a", NOW.plusSeconds(5));
        tokens().touch("tok-a", NOW.plusSeconds(3));
        assertThat(tokens().all()).extracting(ApiToken::lastUsedAt).containsExactly(NOW.plusSeconds(5));
    }

    @Test
    void aUseOfAnUnknownTokenChangesNothing() {
        tokens().touch("tok-nobody", NOW);
        assertThat(tokens().all()).isEmpty();
    }

    private static ApiToken token(String id, Instant createdAt, @Nullable Instant expiresAt) {
        return new ApiToken(
                id, "for " + id, Digest.sha256Hex(id), Set.of(Scope.READ, Scope.PUBLISH), createdAt, expiresAt, null);
    }
}
