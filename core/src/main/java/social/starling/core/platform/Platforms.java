package social.starling.core.platform;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import social.starling.ports.adapter.PlatformAdapter;
import social.starling.ports.platform.Platform;

/** The platforms that this installation can talk to. */
public final class Platforms {
    private final Map<Platform, PlatformAdapter> adapters = new LinkedHashMap<>();

    public Platforms(Collection<PlatformAdapter> adapters) {
        adapters.forEach(adapter -> this.adapters.put(adapter.platform(), adapter));
    }

    /** @throws IllegalArgumentException when no adapter serves {@code platform} */
    public PlatformAdapter of(Platform platform) {
        PlatformAdapter adapter = adapters.get(platform);
        if (adapter == null) {
            String known = adapters.keySet().stream().map(Platform::id).collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    "The platform \"" + platform + "\" is not known; " + known + " are allowed");
        }
        return adapter;
    }

    public List<PlatformAdapter> all() {
        return List.copyOf(adapters.values());
    }
}
