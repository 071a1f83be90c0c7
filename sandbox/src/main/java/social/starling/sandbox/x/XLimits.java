package social.starling.sandbox.x;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import social.starling.sandbox.RateWindow;
import social.starling.sandbox.Shelf;

/** The rate windows of all calls; every call counts, a refused one too. */
final class XLimits {
    private final InstantSource clock;
    private final Map<XLimit, RateWindow> windows = new EnumMap<>(XLimit.class);
    private final Shelf<Integer> set;

    /** @param set the limits that are not those of the start, by name */
    XLimits(InstantSource clock, Shelf<Integer> set) {
        this.clock = clock;
        this.set = set;
        for (XLimit limit : XLimit.values()) {
            windows.put(limit, new RateWindow(set.find(limit.name()).orElse(limit.calls), limit.window));
        }
    }

    RateWindow.Reading spend(XLimit limit, XAccess.Caller caller) {
        String key = limit == XLimit.CREATE_APP
                ? caller.app().clientId()
                : caller.user().id();
        return window(limit).spend(key, 1, clock.instant());
    }

    /** Changes a limit for everybody and from now on. */
    void set(XLimit limit, int calls) {
        window(limit).setLimit(calls);
        set.put(limit.name(), calls);
    }

    RateWindow window(XLimit limit) {
        RateWindow window = windows.get(limit);
        if (window == null) {
            throw new IllegalStateException("no window for " + limit);
        }
        return window;
    }
}
