package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.starling.ports.people.Identity;
import social.starling.ports.people.Person;
import social.starling.ports.people.PersonRepository;
import social.starling.ports.platform.Platform;

/** What every {@link PersonRepository} must do. */
public abstract class PersonRepositoryContract {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00.123Z");
    private static final Identity ADA = identity("alpha", "Ada_1");
    private static final Identity ADA_THERE = identity("beta", "ada.example");
    private static final Person PERSON = new Person(List.of(ADA, ADA_THERE), NOW);

    /** The same empty repository for the whole of one test. */
    protected abstract PersonRepository people();

    @Test
    void aPersonIsFoundByEachIdentityInAnyCaseOfLetters() {
        assertThat(people().add(PERSON)).isTrue();
        assertThat(people().find(ADA)).contains(PERSON);
        assertThat(people().find(identity("beta", "ADA.example"))).contains(PERSON);
        assertThat(people().find(identity("gamma", "Ada_1"))).isEmpty();
        assertThat(people().find(identity("beta", "ada_1"))).isEmpty();
    }

    @Test
    void aPersonIsAddedOnce() {
        people().add(PERSON);
        assertThat(people().add(new Person(List.of(ADA_THERE, ADA), NOW.plusSeconds(1))))
                .isFalse();
        assertThat(people().all()).containsExactly(PERSON);
    }

    @Test
    void nobodyIsTwoPeople() {
        people().add(PERSON);
        Person other = new Person(List.of(identity("alpha", "ada_1"), identity("beta", "another.example")), NOW);
        assertThatThrownBy(() -> people().add(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("alpha:ada_1")
                .hasMessageContaining("beta:ada.example")
                .hasMessageContaining(PERSON.id().value());
        assertThat(people().find(identity("beta", "another.example"))).isEmpty();
        assertThat(people().all()).containsExactly(PERSON);
    }

    @Test
    void aRemovedPersonIsGoneOnEveryPlatform() {
        people().add(PERSON);
        assertThat(people().remove(PERSON.id())).isTrue();
        assertThat(people().find(ADA)).isEmpty();
        assertThat(people().find(ADA_THERE)).isEmpty();
        assertThat(people().remove(PERSON.id())).isFalse();
    }

    @Test
    void peopleAreListedInTheOrderOfCreationWithAllTheyHave() {
        Person three = new Person(
                List.of(identity("alpha", "bob"), identity("beta", "bob.example"), identity("gamma", "bob")), NOW);
        people().add(three);
        people().add(PERSON);
        assertThat(people().all()).containsExactly(three, PERSON);
    }

    private static Identity identity(String platform, String handle) {
        return new Identity(new Platform(platform), handle);
    }
}
