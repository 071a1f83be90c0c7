package social.starling.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who may know whom, and where each library lives. */
final class ArrowRules {
    /** Floors with their arrows. What is not named here is an adapter; assembly and measurements know all below. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            entry("ports", Set.of()),
            entry("core", Set.of("ports")),
            entry("memory", Set.of("ports")),
            entry("testkit", Set.of("ports", "memory")),
            entry("sandbox", Set.of()),
            entry("http", Set.of("ports")),
            entry("jdbc", Set.of("ports")),
            entry("daemon", Set.of("assembly", "core", "ports", "sandbox")),
            entry("cli", Set.of("daemon", "assembly", "core", "ports")),
            // What a stranger may use, and nothing that only the product's own programs have.
            entry("examples", Set.of("core", "memory", "jdbc", "ports")));

    private static final Set<String> ARROWS_OF_AN_ADAPTER = Set.of("ports", "http");

    private static final Set<String> UNKNOWN_TO_ASSEMBLY =
            Set.of("daemon", "cli", "testkit", "sandbox", "benchmarks", "examples");

    /** Libraries by package, and the only modules that may use them. */
    private static final Map<String, Set<String>> HOMES = Map.ofEntries(
            entry("java.sql.", Set.of("jdbc", "testkit")),
            entry("javax.sql.", Set.of("jdbc")),
            entry("org.jdbi.", Set.of("jdbc")),
            entry("org.flywaydb.", Set.of("jdbc")),
            entry("io.javalin.", Set.of("sandbox", "daemon")),
            entry("picocli.", Set.of("cli")),
            entry("io.github.resilience4j.", Set.of("http")),
            entry("com.fasterxml.jackson.databind.", Set.of()),
            entry("javax.imageio.", Set.of("media", "sandbox", "testkit")),
            entry("com.drew.", Set.of("media")),
            entry("com.twelvemonkeys.", Set.of("media")),
            entry("net.coobird.", Set.of("media")),
            entry("org.junit.", Set.of("testkit")));

    static final List<HouseRule> ALL = List.of(
            new HouseRule("no arrow runs up or sideways between modules", "arrows", ArrowRules::arrows),
            new HouseRule("ports, core and memory know the JDK only", "jdkonly", ArrowRules::jdkOnly),
            new HouseRule("a made-up platform knows ports and the JDK only", "madeup", ArrowRules::madeUp),
            new HouseRule("each library is used in its own modules only", "homes", ArrowRules::homes),
            new HouseRule("topics of ports form no cycle", "portcycles", house -> freeOfCycles(house, "ports")),
            new HouseRule("capabilities of core form no cycle", "corecycles", house -> freeOfCycles(house, "core")));

    private ArrowRules() {}

    private static ArchRule arrows(House house) {
        return classes().that(house.inHouse()).should(Conditions.knowNothingThat("arrow against the house", arrow -> {
            String from = house.module(arrow.getOriginClass());
            String to = house.module(arrow.getTargetClass().getBaseComponentType());
            return !to.isEmpty() && !to.equals(from) && !mayKnow(house, from, to);
        }));
    }

    private static boolean mayKnow(House house, String from, String to) {
        return switch (from) {
            case "benchmarks", "architecture" -> true;
            case "assembly" -> !UNKNOWN_TO_ASSEMBLY.contains(to);
            default -> ARROWS.getOrDefault(from, ARROWS_OF_AN_ADAPTER).contains(to);
        };
    }

    private static ArchRule jdkOnly(House house) {
        return classes()
                .that(house.in("ports", "core", "memory"))
                .should(Conditions.knowNothingThat(
                        "type from outside the JDK", arrow -> isForeign(house, arrow.getTargetClass())));
    }

    /** The adapter that others copy. */
    private static ArchRule madeUp(House house) {
        return classes()
                .that(house.in("examples"))
                .and()
                .resideInAPackage(house.root() + ".examples.notebook..")
                .should(Conditions.knowNothingThat(
                        "type beyond ports",
                        arrow -> isForeign(house, arrow.getTargetClass())
                                || !Set.of("", "ports", "examples")
                                        .contains(house.module(
                                                arrow.getTargetClass().getBaseComponentType()))));
    }

    private static boolean isForeign(House house, JavaClass target) {
        JavaClass type = target.getBaseComponentType();
        String name = type.getName();
        return !type.isPrimitive()
                && !house.holds(type)
                && !name.startsWith("java.")
                && !name.startsWith("org.jspecify.annotations.");
    }

    private static ArchRule homes(House house) {
        return classes()
                .that(house.inHouse())
                .should(Conditions.knowNothingThat(
                        "library away from its home",
                        arrow -> isAwayFromHome(house.module(arrow.getOriginClass()), arrow)));
    }

    private static boolean isAwayFromHome(String module, Dependency arrow) {
        String target = arrow.getTargetClass().getBaseComponentType().getName();
        return !module.equals("benchmarks")
                && HOMES.entrySet().stream()
                        .anyMatch(home -> target.startsWith(home.getKey())
                                && !home.getValue().contains(module));
    }

    private static ArchRule freeOfCycles(House house, String module) {
        return slices().matching(house.root() + "." + module + ".(*)..")
                .should()
                .beFreeOfCycles();
    }
}
