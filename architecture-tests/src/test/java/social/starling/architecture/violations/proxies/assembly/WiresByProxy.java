package social.starling.architecture.violations.proxies.assembly;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

final class WiresByProxy {
    Object wrap(InvocationHandler handler) {
        return Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Runnable.class}, handler);
    }
}
