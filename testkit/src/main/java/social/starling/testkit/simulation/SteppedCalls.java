package social.starling.testkit.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** The calls of a port, with a step of the scheduler before and after each. */
final class SteppedCalls implements InvocationHandler {
    private final String name;
    private final Object port;
    private final Scheduler scheduler;

    private SteppedCalls(String name, Object port, Scheduler scheduler) {
        this.name = name;
        this.port = port;
        this.scheduler = scheduler;
    }

    static <T> T around(Class<T> type, T port, Scheduler scheduler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new SteppedCalls(type.getSimpleName(), port, scheduler)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(port, arguments);
        }
        String call = name + "." + method.getName();
        scheduler.step(call);
        try {
            Object answer = method.invoke(port, arguments);
            scheduler.step(call + " returns");
            return answer;
        } catch (InvocationTargetException e) {
            scheduler.step(call + " throws");
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
