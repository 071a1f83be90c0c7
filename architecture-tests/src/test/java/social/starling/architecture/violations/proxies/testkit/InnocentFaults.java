package social.starling.architecture.violations.proxies.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

final class InnocentFaults {
    Object wrap(InvocationHandler handler) {
        return Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Runnable.class}, handler);
    }
}
