package social.starling.architecture.violations.staticstate.daemon;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

final class Cache {
    private static final Map<String, String> LOOKS_LIKE_DATA = Map.of();
    private static final ConcurrentHashMap<String, String> CHANGES = new ConcurrentHashMap<>();

    String get(String key) {
        return CHANGES.getOrDefault(key, LOOKS_LIKE_DATA.getOrDefault(key, key));
    }
}
