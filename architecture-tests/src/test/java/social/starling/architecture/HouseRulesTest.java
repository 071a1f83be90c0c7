package social.starling.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class HouseRulesTest {
    static final List<HouseRule> RULES = Stream.of(
                    ArrowRules.ALL, NamingRules.ALL, AdapterRules.ALL, DataRules.ALL, AmbientRules.ALL, CoreRules.ALL)
            .flatMap(List::stream)
            .toList();

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(House.PRODUCT.root());

    @ParameterizedTest
    @FieldSource("RULES")
    void theProductKeepsTheRule(HouseRule rule) {
        rule.in(House.PRODUCT).check(PRODUCT);
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void theRuleRejectsEachOfItsViolations(HouseRule rule) {
        Violations.areRejectedBy(rule);
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void theRuleSparesTheInnocent(HouseRule rule) {
        Violations.leaveTheInnocentAlone(rule);
    }

    /** A module that is not scanned would keep every rule. */
    @Test
    void everyModuleIsScanned() {
        assertThat(PRODUCT.stream().map(House.PRODUCT::module).collect(Collectors.toSet()))
                .contains(
                        "ports", "core", "memory", "testkit", "sandbox", "http", "twitter", "bluesky", "jdbc", "media")
                .contains("assembly", "daemon", "cli", "examples")
                .doesNotContain("architecture");
    }
}
