package social.starling.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;

/**
 * A rule of the house.
 *
 * @param sentence what it demands
 * @param violations the package below {@code social.starling.architecture.violations} whose classes break it
 * @param of the rule for a house
 */
record HouseRule(String sentence, String violations, Function<House, ArchRule> of) {
    ArchRule in(House house) {
        return of.apply(house).allowEmptyShould(true).as(sentence);
    }

    @Override
    public String toString() {
        return sentence;
    }
}
