package social.starling.sandbox.x;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import social.starling.sandbox.RateWindow;

/** The rate windows of all calls; every call counts, a refused one too. */
final class XLimits {
    private final InstantSource clock;
    private final Map<XLimit, RateWindow> windows = new EnumMap<>(XLimit.class);

    XLimits(InstantSource clock) {
        this.clock = clock;
        for (XLimit limit : XLimit.values()) {
            windows.put(limit, new RateWindow(limit.calls, limit.window));
        }
    }

    RateWindow.Reading spend(XLimit limit, XAccess.Caller caller) {
        String key = limit == XLimit.CREATE_APP
                ? caller.app().clientId()
                : caller.user().id();
        return window(limit).spend(key, 1, clock.instant());
    }

    RateWindow window(XLimit limit) {
        RateWindow window = windows.get(limit);
        if (window == null) {
            throw new IllegalStateException("no window for " + limit);
        }
        return window;
    }
}
