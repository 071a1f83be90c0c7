package social.starling.architecture.violations.proxies.core.monitor;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

final class InnocentObservation {
    Object wrap(InvocationHandler handler) {
        return Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Runnable.class}, handler);
    }
}
