package social.starling.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.starling.memory.MemoryPeople;
import social.starling.ports.people.Identity;
import social.starling.ports.people.Person;
import social.starling.ports.platform.Platform;
import social.starling.ports.text.Feature.Mention;

class KnownPeopleTest {
    private static final Platform ALPHA = new Platform("alpha");
    private static final Platform BETA = new Platform("beta");

    private final MemoryPeople table = new MemoryPeople();
    private final KnownPeople people = new KnownPeople(table);

    @Test
    void aPersonOfTheTableIsMentionedByTheirNameOnTheTarget() {
        table.add(new Person(List.of(new Identity(ALPHA, "ada"), new Identity(BETA, "ada.example")), Instant.EPOCH));
        assertThat(people.counterpart(new Mention(ALPHA, "Ada", "alpha.example", "17"), BETA))
                .isEqualTo(new Mention(BETA, "ada.example", "beta", null));
        assertThat(people.counterpart(new Mention(ALPHA, "ada", "alpha.example", null), new Platform("gamma")))
                .isNull();
    }

    @Test
    void aStrangerOfTheSameNameIsNobodysCounterpart() {
        table.add(new Person(List.of(new Identity(ALPHA, "ada"), new Identity(BETA, "ada.example")), Instant.EPOCH));
        assertThat(people.counterpart(new Mention(BETA, "ada", "beta.example", null), ALPHA))
                .isNull();
        assertThat(people.counterpart(new Mention(ALPHA, "ünknown", "alpha.example", null), BETA))
                .isNull();
    }
}
