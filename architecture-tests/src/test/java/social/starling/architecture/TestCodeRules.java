package social.starling.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What holds for the tests of every module, and for the contracts of the testkit. */
final class TestCodeRules {
    private static final Pattern TEST = Pattern.compile(
            "org\\.junit\\.jupiter\\..*(Test|RepeatedTest|ParameterizedTest|TestFactory)|net\\.jqwik\\.api\\.(Property|Example)");

    private static final Pattern SENTENCE = Pattern.compile("(?!test)[a-z]+[0-9]*([A-Z0-9][a-zA-Z0-9]*)+");

    private static final Pattern RUN = Pattern.compile(".*(Test|Properties|IT)");

    private static final Pattern ASSERTION = Pattern.compile(
            "org\\.assertj\\..*|org\\.junit\\.jupiter\\.api\\.Assertions|com\\.tngtech\\.archunit\\.lang\\..*");

    static final List<HouseRule> ALL = List.of(
            new HouseRule("no test is switched off", "tests.disabled", TestCodeRules::noneDisabled),
            new HouseRule("no test sleeps", "tests.sleeping", TestCodeRules::noneSleeps),
            new HouseRule("no test mocks", "tests.mocking", TestCodeRules::noneMocks),
            new HouseRule("every test is in a class that the build runs", "tests.running", TestCodeRules::areRun),
            new HouseRule("tests are named by a sentence", "tests.naming", TestCodeRules::sentences),
            new HouseRule("every test asserts something", "tests.asserting", TestCodeRules::assertions));

    private TestCodeRules() {}

    static boolean isTest(JavaMember member) {
        return member instanceof JavaMethod
                && member.getAnnotations().stream()
                        .map(annotation -> annotation.getRawType().getName())
                        .anyMatch(name -> TEST.matcher(name).matches());
    }

    private static ArchRule noneDisabled(House house) {
        return classes()
                .that(house.inHouse())
                .should(Conditions.haveNo(
                        "switched-off test",
                        type -> Stream.concat(
                                        type.getAnnotations().stream(),
                                        type.getMembers().stream().flatMap(member -> member.getAnnotations().stream()))
                                .filter(TestCodeRules::switchesOff)
                                .map(JavaAnnotation::getDescription)));
    }

    private static boolean switchesOff(JavaAnnotation<?> annotation) {
        return List.of("org.junit.jupiter.api.Disabled", "org.junit.Ignore", "net.jqwik.api.Disabled")
                .contains(annotation.getRawType().getName());
    }

    private static ArchRule noneSleeps(House house) {
        return classes()
                .that(house.inHouse())
                .should(Conditions.touchNothingThat(
                        "sleep",
                        access -> Conditions.isCall(access, "java.lang.Thread", "sleep")
                                || Conditions.isCall(access, "java.util.concurrent.TimeUnit", "sleep")
                                || access.getTarget().getName().startsWith("parkNanos")));
    }

    private static ArchRule noneMocks(House house) {
        return classes()
                .that(house.inHouse())
                .should(Conditions.haveNo(
                        "mock",
                        type -> type.getDirectDependenciesFromSelf().stream()
                                .map(arrow -> arrow.getTargetClass().getName())
                                .filter(name -> name.startsWith("org.mockito.") || name.startsWith("org.easymock."))));
    }

    /** The patterns of surefire and failsafe in the root POM; a class of another name is passed over in silence. */
    private static ArchRule areRun(House house) {
        return classes()
                .that(house.inHouse())
                .should(Conditions.haveNo(
                        "name that the build runs",
                        type -> Stream.of(type)
                                .filter(TestCodeRules::holdsTests)
                                .map(TestCodeRules::outermost)
                                .filter(outermost -> !isRun(outermost))
                                .map(JavaClass::getName)));
    }

    /** The tests nested in an abstract class run with every class that extends it. */
    private static boolean isRun(JavaClass outermost) {
        return RUN.matcher(outermost.getName()).matches()
                || (outermost.getModifiers().contains(JavaModifier.ABSTRACT)
                        && outermost.getAllSubclasses().stream()
                                .anyMatch(type -> RUN.matcher(type.getName()).matches()));
    }

    private static boolean holdsTests(JavaClass type) {
        return !type.isInterface()
                && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                && type.getAllMethods().stream().anyMatch(TestCodeRules::isTest);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(TestCodeRules::outermost).orElse(type);
    }

    private static ArchRule sentences(House house) {
        return classes()
                .that(house.inHouse())
                .should(Conditions.haveNo(
                        "test without a sentence",
                        type -> type.getMembers().stream()
                                .filter(TestCodeRules::isTest)
                                .map(JavaMember::getName)
                                .filter(name -> !SENTENCE.matcher(name).matches())));
    }

    private static ArchRule assertions(House house) {
        return classes()
                .that(house.inHouse())
                .should(Conditions.haveNo(
                        "test that cannot fail",
                        type -> type.getMethods().stream()
                                .filter(TestCodeRules::isTest)
                                .filter(test -> !isPredicate(test) && !reachesAssertion(test))
                                .map(JavaMember::getName)));
    }

    /** A property of jqwik that answers true or false is its own assertion. */
    private static boolean isPredicate(JavaMethod test) {
        return test.getRawReturnType().getName().equals("boolean");
    }

    /** Follows calls inside the scanned classes; interfaces end the trail. */
    private static boolean reachesAssertion(JavaMethod test) {
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>(List.of(test));
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            if (!seen.add(unit)) {
                continue;
            }
            for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
                JavaClass owner = access.getTargetOwner();
                if (ASSERTION.matcher(owner.getName()).matches()
                        || owner.getSimpleName().endsWith("Assert")) {
                    return true;
                }
                access.getTarget()
                        .resolveMember()
                        .filter(JavaCodeUnit.class::isInstance)
                        .map(JavaCodeUnit.class::cast)
                        .ifPresent(open::push);
            }
        }
        return false;
    }
}
