package social.starling.ports.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({"0.015, $0.015", "0.2, $0.20", "5, $5.00", "0, $0.00", "0.0000014, $0.000001"})
    void anAmountReadsAsPeopleWriteIt(String dollars, String shown) {
        assertThat(Money.dollars(dollars)).hasToString(shown);
    }

    @Property
    void sumsAreExact(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long one, @ForAll @IntRange(max = 1000) int n) {
        Money sum = Money.ZERO;
        for (int i = 0; i < n; i++) {
            sum = sum.plus(new Money(one));
        }
        assertThat(sum).isEqualTo(new Money(one).times(n)).isGreaterThanOrEqualTo(Money.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"-1", "-0.000001"})
    void nothingCostsLessThanNothing(String dollars) {
        assertThatThrownBy(() -> Money.dollars(dollars)).hasMessageContaining("negative");
    }
}
