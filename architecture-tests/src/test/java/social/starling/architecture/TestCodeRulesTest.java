package social.starling.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The tests of all modules lie beside this one, compiled earlier in the same build. */
class TestCodeRulesTest {
    static final List<HouseRule> RULES = TestCodeRules.ALL;

    private static final JavaClasses TESTS = new ClassFileImporter()
            .importPaths(compiledTests())
            .that(DescribedPredicate.describe(
                    "are no violations on purpose",
                    type -> !type.getPackageName().startsWith("social.starling.architecture.violations")));

    private static List<Path> compiledTests() {
        try (Stream<Path> modules = Files.list(Modules.ROOT)) {
            return Stream.concat(
                            modules.map(module -> module.resolve("target/test-classes")),
                            Stream.of(Modules.ROOT.resolve("testkit/target/classes")))
                    .filter(Files::isDirectory)
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException("Cannot list the modules in " + Modules.ROOT, unreadable);
        }
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void theTestsKeepTheRule(HouseRule rule) {
        rule.in(House.PRODUCT).check(TESTS);
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

    /** Tests that are not scanned would keep every rule. */
    @Test
    void everyModuleWithTestsIsScanned() throws IOException {
        try (Stream<Path> modules = Files.list(Modules.ROOT)) {
            assertThat(modules.filter(module -> Files.isDirectory(module.resolve("src/test/java")))
                            .map(module -> module.resolve("target/test-classes")))
                    .isNotEmpty()
                    .allSatisfy(tests -> assertThat(TESTS)
                            .as("classes of %s", tests)
                            .anyMatch(type -> type.getSource()
                                    .map(source -> Path.of(source.getUri()).startsWith(tests))
                                    .orElse(false)));
        }
    }
}
