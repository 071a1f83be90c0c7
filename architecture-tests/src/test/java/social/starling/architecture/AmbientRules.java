package social.starling.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Time, randomness, ids and threads come in through constructors; only the outermost floor makes them. */
final class AmbientRules {
    private static final Set<String> ANY = Set.of("*");

    /** Methods by owner that read a clock. */
    private static final Map<String, Set<String>> CLOCKS = Map.of(
            "java.time.Instant", Set.of("now"),
            "java.time.LocalDate", Set.of("now"),
            "java.time.LocalTime", Set.of("now"),
            "java.time.LocalDateTime", Set.of("now"),
            "java.time.ZonedDateTime", Set.of("now"),
            "java.time.OffsetDateTime", Set.of("now"),
            "java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system"),
            "java.time.InstantSource", Set.of("system"),
            "java.lang.System", Set.of("currentTimeMillis"),
            "java.util.Date", Set.of("<init>"));

    private static final Map<String, Set<String>> DICE = Map.of(
            "java.lang.Math", Set.of("random"),
            "java.util.UUID", Set.of("randomUUID"),
            "java.util.Random", Set.of("<init>"),
            "java.util.SplittableRandom", Set.of("<init>"),
            "java.security.SecureRandom", Set.of("<init>", "getInstanceStrong", "getInstance"),
            "java.util.concurrent.ThreadLocalRandom", Set.of("current"),
            "java.util.random.RandomGenerator", Set.of("getDefault", "of"));

    private static final Map<String, Set<String>> THREADS = Map.of(
            "java.lang.Thread", Set.of("<init>", "ofVirtual", "ofPlatform", "startVirtualThread", "sleep"),
            "java.util.concurrent.Executors", ANY,
            "java.util.concurrent.ForkJoinPool", ANY,
            "java.util.concurrent.CompletableFuture", Set.of("runAsync", "supplyAsync"),
            "java.util.Timer", ANY);

    static final List<HouseRule> ALL = List.of(
            new HouseRule("clocks come in through constructors", "clocks", house -> none(house, "clock", CLOCKS)),
            new HouseRule("what the simulation runs reads no stopwatch", "stopwatches", AmbientRules::stopwatches),
            new HouseRule("randomness comes in through constructors", "dice", house -> none(house, "die", DICE)),
            new HouseRule("threads come in through constructors", "threads", house -> none(house, "thread", THREADS)),
            new HouseRule("only the CLI and measurements talk to the terminal", "terminal", AmbientRules::terminal),
            new HouseRule("the product makes proxies in core.monitor only", "proxies", AmbientRules::proxies));

    private AmbientRules() {}

    private static ArchRule none(House house, String what, Map<String, Set<String>> calls) {
        return classes()
                .that(house.in("ports", "core", "http").or(house.inAdapters()))
                .and(DescribedPredicate.not(areTasks()))
                .should(Conditions.touchNothingThat(what + " of its own", access -> isAmong(access, calls)));
    }

    /** An adapter may measure a real call; the simulation owns the time of all that it runs. */
    private static ArchRule stopwatches(House house) {
        return classes()
                .that(house.in("ports", "core", "memory"))
                .and(DescribedPredicate.not(areTasks()))
                .should(Conditions.touchNothingThat(
                        "stopwatch of its own", access -> Conditions.isCall(access, "java.lang.System", "nanoTime")));
    }

    /** The one implementation of Tasks is the place where threads are made and slept on. */
    static DescribedPredicate<JavaClass> areTasks() {
        return DescribedPredicate.describe("implement Tasks", type -> {
            JavaClass outermost = type;
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            return outermost.getAllRawInterfaces().stream()
                    .anyMatch(known -> known.getSimpleName().equals("Tasks"));
        });
    }

    private static boolean isAmong(JavaAccess<?> access, Map<String, Set<String>> calls) {
        Set<String> names = calls.getOrDefault(access.getTargetOwner().getName(), Set.of());
        return names == ANY || names.contains(access.getTarget().getName());
    }

    private static ArchRule terminal(House house) {
        return classes()
                .that(house.inHouse())
                .and(DescribedPredicate.not(house.in("cli", "benchmarks", "examples")))
                .should(Conditions.touchNothingThat(
                        "word with the terminal",
                        access -> Conditions.isCall(access, "java.lang.System", "out")
                                || Conditions.isCall(access, "java.lang.System", "err")
                                || Conditions.isCall(access, "java.lang.System", "in")
                                || Conditions.isCall(access, "java.lang.System", "exit")
                                || access.getTarget().getName().equals("printStackTrace")));
    }

    private static ArchRule proxies(House house) {
        return classes()
                .that(house.inHouse())
                .and(DescribedPredicate.not(house.in("testkit")))
                .and(DescribedPredicate.describe(
                        "are outside core.monitor",
                        type -> !type.getPackageName().startsWith(house.root() + ".core.monitor")))
                .should(Conditions.touchNothingThat(
                        "proxy", access -> Conditions.isCall(access, "java.lang.reflect.Proxy", "newProxyInstance")));
    }
}
