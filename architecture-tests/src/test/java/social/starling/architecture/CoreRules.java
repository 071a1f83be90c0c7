package social.starling.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.regex.Pattern;

/** Core blocks in port calls and in Tasks, so that the simulation owns every wait. */
final class CoreRules {
    private static final Pattern WAITING = Pattern.compile("java\\.util\\.concurrent\\.locks\\..*"
            + "|java\\.util\\.concurrent\\.\\w*(Queue|Deque|Executor|ExecutorService|Exchanger|Phaser)"
            + "|java\\.util\\.concurrent\\.(CountDownLatch|CyclicBarrier|Semaphore|Future|FutureTask|CompletableFuture)"
            + "|java\\.util\\.concurrent\\.(Executors|ForkJoinPool|Flow.*|StructuredTaskScope)"
            + "|java\\.lang\\.Thread|java\\.util\\.Timer");

    private static final Pattern OUTSIDE = Pattern.compile("java\\.(nio\\.file|net\\.http)\\..*"
            + "|java\\.net\\.(Socket|ServerSocket|URLConnection|HttpURLConnection|DatagramSocket|InetAddress)"
            + "|java\\.nio\\.channels\\..*|java\\.io\\.(File\\w*|RandomAccessFile)|java\\.lang\\.Process(Builder)?");

    static final List<HouseRule> ALL = List.of(
            new HouseRule("core waits in ports and Tasks only", "waiting", CoreRules::noWaiting),
            new HouseRule("core has no monitors", "monitors", CoreRules::noMonitors),
            new HouseRule("ports and core do no I/O of their own", "inputoutput", CoreRules::noInputOutput));

    private CoreRules() {}

    private static DescribedPredicate<JavaClass> coreWithoutTasks(House house) {
        return house.in("core").and(DescribedPredicate.not(AmbientRules.areTasks()));
    }

    private static ArchRule noWaiting(House house) {
        return classes()
                .that(coreWithoutTasks(house))
                .should(Conditions.knowNothingThat(
                        "lock, queue or thread",
                        arrow -> WAITING.matcher(arrow.getTargetClass().getName())
                                .matches()));
    }

    /** The keyword inside a method body leaves no trace here: {@code SourceRulesTest} looks for it. */
    private static ArchRule noMonitors(House house) {
        return classes()
                .that(coreWithoutTasks(house))
                .should(Conditions.haveNo(
                        "synchronized method",
                        type -> type.getMethods().stream()
                                .filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED))
                                .map(JavaMethod::getName)))
                .andShould(Conditions.touchNothingThat(
                        "monitor wait",
                        access -> access.getTargetOwner().getName().equals("java.lang.Object")
                                && List.of("wait", "notify", "notifyAll")
                                        .contains(access.getTarget().getName())));
    }

    private static ArchRule noInputOutput(House house) {
        return classes()
                .that(house.in("ports", "core"))
                .should(Conditions.knowNothingThat(
                        "way out of the process",
                        arrow -> OUTSIDE.matcher(arrow.getTargetClass().getName())
                                .matches()));
    }
}
