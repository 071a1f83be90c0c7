package social.starling.core.monitor;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Observes a port from outside: one dynamic proxy made from the port's interface, so that neither caller nor adapter has
 * a line for it. Sealed interfaces cannot be proxied; driven ports therefore are not sealed.
 */
public final class Observation {
    private final LongSupplier nanoTime;
    private final PortObserver observer;

    /** @param nanoTime the monotonic clock */
    public Observation(LongSupplier nanoTime, PortObserver observer) {
        this.nanoTime = nanoTime;
        this.observer = observer;
    }

    /** {@code target} behind a proxy that tells the observer of each call. */
    public <T> T of(Class<T> port, T target) {
        InvocationHandler handler = (proxy, method, arguments) -> method.getDeclaringClass() == Object.class
                ? method.invoke(target, arguments)
                : call(port, target, method, arguments);
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    private @Nullable Object call(Class<?> port, Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        long start = nanoTime.getAsLong();
        Throwable failure = null;
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            failure = e.getCause();
            throw failure;
        } finally {
            observer.called(new PortCall(
                    port.getSimpleName(),
                    method.getName(),
                    Duration.ofNanos(nanoTime.getAsLong() - start),
                    failure == null ? null : failure.getClass().getSimpleName()));
        }
    }
}
