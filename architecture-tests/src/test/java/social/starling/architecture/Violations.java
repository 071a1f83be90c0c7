package social.starling.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;

/** The broken houses that each rule is tried on. */
final class Violations {
    private static final String ROOT = "social.starling.architecture.violations";

    /** Stands in a broken house to be looked at, and breaks nothing itself. */
    private static final DescribedPredicate<JavaClass> INNOCENT = DescribedPredicate.describe(
            "are innocent", type -> type.getSimpleName().startsWith("Innocent"));

    private static final JavaClasses ALL = new ClassFileImporter().importPackages(ROOT);

    private Violations() {}

    /** Each class of the broken house is named in the rule's report, but for the innocent. */
    static void areRejectedBy(HouseRule rule) {
        House house = house(rule);
        EvaluationResult result = rule.in(house).evaluate(ALL.that(house.inHouse()));

        assertThat(ALL.stream()
                        .filter(house::holds)
                        .filter(type -> type.isTopLevelClass() && !INNOCENT.test(type))
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .map(JavaClass::getName))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(result.getFailureReport().toString())
                        .as("the report of '%s'", rule)
                        .containsPattern("\\b" + name.replace(".", "\\.") + "\\b"));
    }

    /** A rule that rejects everything would hold for nothing either. */
    static void leaveTheInnocentAlone(HouseRule rule) {
        House house = house(rule);
        JavaClasses innocent = ALL.that(house.inHouse()).that(INNOCENT);

        assertThat(rule.in(house).evaluate(innocent).getFailureReport().getDetails())
                .isEmpty();
    }

    private static House house(HouseRule rule) {
        return new House(ROOT + "." + rule.violations());
    }
}
