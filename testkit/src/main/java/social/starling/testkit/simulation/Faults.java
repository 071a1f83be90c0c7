package social.starling.testkit.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with which call. Calls are named by port and method, such as {@code DeliveryLedger.commit}; each port
 * method is counted from 1.
 */
public final class Faults {
    private final World world;
    private final Map<String, Integer> calls = new HashMap<>();
    private final Map<String, CallFault> planned = new HashMap<>();
    private final List<Function<String, @Nullable CallFault>> rules = new ArrayList<>();

    public Faults(World world) {
        this.world = world;
    }

    /** @param n which of the calls of that name, from 1 */
    public Faults at(String call, int n, CallFault fault) {
        planned.put(call + "#" + n, fault);
        return this;
    }

    /** The very next call of that name. */
    public Faults next(String call, CallFault fault) {
        return at(call, calls(call) + 1, fault);
    }

    /** Every call of that name, with {@code probability} each; draws come from {@code random}. */
    public Faults sometimes(String call, double probability, RandomGenerator random, CallFault fault) {
        rules.add(name -> name.equals(call) && random.nextDouble() < probability ? fault : null);
        return this;
    }

    /** Everything works from now on; the counts go on. */
    public void clear() {
        planned.clear();
        rules.clear();
    }

    /** How often {@code call} was made. */
    public int calls(String call) {
        return calls.getOrDefault(call, 0);
    }

    /** {@code port} with these faults. Only what suits any call is allowed: before or after the effect, or late. */
    public <T> T around(Class<T> type, T port) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getDeclaringClass() == Object.class
                        ? method.invoke(port, arguments)
                        : call(type.getSimpleName() + "." + method.getName(), () -> method.invoke(port, arguments))));
    }

    /** Counts a call and says what goes wrong with it; null when nothing does. */
    @Nullable
    CallFault draw(String call) {
        int n = calls.merge(call, 1, Integer::sum);
        CallFault fault = planned.remove(call + "#" + n);
        for (Function<String, @Nullable CallFault> rule : rules) {
            CallFault drawn = rule.apply(call);
            fault = fault == null ? drawn : fault;
        }
        return fault;
    }

    private @Nullable Object call(String name, Call effect) throws Throwable {
        return switch (draw(name)) {
            case null -> effect.run();
            case CallFault.BeforeEffect before -> throw before.failure();
            case CallFault.AfterEffect after -> {
                effect.run();
                throw after.failure();
            }
            case CallFault.Late late -> {
                world.pass(late.there());
                Object answer = effect.run();
                world.pass(late.back());
                yield answer;
            }
            case CallFault.AnswerLost lost -> throw unsuited(name, lost);
            case CallFault.Refused refused -> throw unsuited(name, refused);
        };
    }

    private static IllegalArgumentException unsuited(String call, CallFault fault) {
        return new IllegalArgumentException("The fault " + fault + " does not suit " + call
                + "; BeforeEffect, AfterEffect and Late are allowed around a port");
    }

    /** A reflective call that unwraps what it throws. */
    private interface Call {
        @Nullable
        Object invoke() throws ReflectiveOperationException;

        default @Nullable Object run() throws Throwable {
            try {
                return invoke();
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }
    }
}
