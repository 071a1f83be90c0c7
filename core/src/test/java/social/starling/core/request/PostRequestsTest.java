package social.starling.core.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import social.starling.core.account.AccountDirectory;
import social.starling.core.compose.Composed;
import social.starling.core.compose.Composer;
import social.starling.core.compose.People;
import social.starling.core.platform.Platforms;
import social.starling.memory.MemoryStore;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountState;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.money.Money;
import social.starling.ports.publish.Content;
import social.starling.testkit.simulation.FakePlatform;
import social.starling.testkit.simulation.Faults;
import social.starling.testkit.simulation.World;

class PostRequestsTest {
    private final World world = new World(1);
    private final FakePlatform alpha = FakePlatform.withTimelineOnly("alpha", world, new Faults(world));
    private final FakePlatform beta = FakePlatform.withPlannedKeys("beta", world, new Faults(world));
    private final MemoryStore store = new MemoryStore(world.clock());
    private final Account ada = alpha.account("ada");
    private final Account bea = beta.account("bea");
    private final Platforms platforms = new Platforms(List.of(alpha.adapter(), beta.adapter()));
    private final PostRequests requests = new PostRequests(
            new AccountDirectory(platforms, store.accounts(), store.credentials(), store.routes(), world.clock()),
            platforms,
            new Composer(People.NOBODY),
            store.ledger(),
            () -> {},
            world.clock());

    PostRequestsTest() {
        store.accounts().save(ada);
        store.accounts().save(bea);
    }

    @Test
    void thePreflightIsWhatIsPlanned() {
        PostRequest request = request("Hello world");
        Preflight preflight = requests.preflight(request);
        assertThat(preflight.passes()).isTrue();
        assertThat(preflight.price()).isEqualTo(Money.dollars("0.015"));
        assertThat(requests.submit(request, "k1", "test")).isInstanceOfSatisfying(Submission.Planned.class, planned -> {
            assertThat(planned.deliveries()).hasSize(2);
            List<String> texts = planned.deliveries().stream()
                    .map(id -> store.deliveries().find(id).orElseThrow())
                    .map(delivery -> (Content) delivery.payload())
                    .map(content -> content.text().text())
                    .toList();
            assertThat(texts)
                    .isEqualTo(preflight.targets().stream()
                            .map(target -> (Composed) target.composition())
                            .map(composed ->
                                    composed.segments().getFirst().text().text())
                            .toList());
        });
    }

    @Test
    void theSameKeyPlansOnce() {
        Submission first = requests.submit(request("Hello"), "k1", "test");
        Submission again = requests.submit(request("Hello"), "k1", "test");
        assertThat(again)
                .isInstanceOfSatisfying(
                        Submission.Repeated.class,
                        repeated -> assertThat(repeated.deliveries())
                                .hasSameElementsAs(((Submission.Planned) first).deliveries()));
        assertThat(requests.submit(request("Something else"), "k1", "test")).isEqualTo(new Submission.KeyTaken("k1"));
        assertThat(store.deliveries().list(DeliveryQuery.newest(10))).hasSize(2);
    }

    @Test
    void whatOneAccountCannotCarryIsPlannedForNone() {
        PostRequest request = request("x".repeat(20_000));
        assertThat(requests.submit(request, "k1", "test"))
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.preflight().passes()).isFalse());
        assertThat(store.deliveries().list(DeliveryQuery.newest(10))).isEmpty();
    }

    @Test
    void anAccountThatMustSignInAgainCannotPost() {
        store.accounts().save(ada.with(AccountState.NEEDS_SIGN_IN));
        assertThatThrownBy(() -> requests.preflight(request("Hello")))
                .hasMessageContaining("@ada")
                .hasMessageContaining("signed in again");
    }

    @Test
    void whatIsNoRequestIsRefusedWithASentence() {
        assertThatThrownBy(() -> new PostRequest("Hello", List.of(), List.of(), false))
                .hasMessageContaining("no account");
        assertThatThrownBy(() -> new PostRequest("Hello", List.of(ada.id()), List.of("a", "b", "c", "d"), false))
                .hasMessageContaining("4 languages");
        assertThatThrownBy(() -> requests.preflight(request("a".repeat(200_000))))
                .hasMessageContaining("200000");
    }

    @Test
    void anAccountNamedTwiceIsPostedToOnce() {
        PostRequest request = new PostRequest("Hello", List.of(bea.id(), bea.id()), List.of(), false);
        assertThat(requests.submit(request, "k1", "test"))
                .isInstanceOfSatisfying(
                        Submission.Planned.class,
                        planned -> assertThat(planned.deliveries()).hasSize(1));
    }

    private PostRequest request(String text) {
        return new PostRequest(text, List.of(ada.id(), bea.id()), List.of("en"), false);
    }
}
