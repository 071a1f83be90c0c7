package social.starling.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One method and path of a platform, and who answers it. A {@code {name}} in the path stands for one segment. */
public final class Route {
    private static final Pattern CAPTURE = Pattern.compile("\\{([a-z]+)}");

    private static final Pattern BROKEN_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private final String method;
    private final Pattern pattern;
    private final List<String> names = new ArrayList<>();
    private final boolean creating;
    private final int mostBytes;
    private final Endpoint endpoint;

    private Route(String method, String path, boolean creating, Endpoint endpoint) {
        this.method = method;
        this.creating = creating;
        this.mostBytes = WireRequest.BODY_LIMIT;
        this.endpoint = endpoint;
        StringBuilder regex = new StringBuilder();
        Matcher captures = CAPTURE.matcher(path);
        int from = 0;
        while (captures.find()) {
            regex.append(Pattern.quote(path.substring(from, captures.start()))).append("([^/]+)");
            names.add(captures.group(1));
            from = captures.end();
        }
        this.pattern = Pattern.compile(
                regex.append(Pattern.quote(path.substring(from))).toString());
    }

    private Route(Route route, int mostBytes) {
        this.method = route.method;
        this.pattern = route.pattern;
        this.names.addAll(route.names);
        this.creating = route.creating;
        this.mostBytes = mostBytes;
        this.endpoint = route.endpoint;
    }

    /** A GET route. */
    public static Route get(String path, Endpoint endpoint) {
        return new Route("GET", path, false, endpoint);
    }

    /** A POST route that creates no post. */
    public static Route post(String path, Endpoint endpoint) {
        return new Route("POST", path, false, endpoint);
    }

    /** A POST route that creates posts: its calls are counted as creating calls. */
    public static Route creating(String path, Endpoint endpoint) {
        return new Route("POST", path, true, endpoint);
    }

    /** A DELETE route. */
    public static Route delete(String path, Endpoint endpoint) {
        return new Route("DELETE", path, false, endpoint);
    }

    /** The same route for bodies of up to {@code mostBytes}. */
    public Route taking(int mostBytes) {
        return new Route(this, mostBytes);
    }

    int mostBytes() {
        return mostBytes;
    }

    boolean isCreating() {
        return creating;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    boolean hasMethod(String other) {
        return method.equals(other);
    }

    /** The captured segments, or empty when the path is not this route's. */
    Optional<Map<String, String>> captures(String path) {
        Matcher match = pattern.matcher(path);
        if (!match.matches() || BROKEN_PERCENT.matcher(path).find()) {
            return Optional.empty();
        }
        Map<String, String> captures = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            captures.put(
                    names.get(i), URLDecoder.decode(match.group(i + 1).replace("+", "%2B"), StandardCharsets.UTF_8));
        }
        return Optional.of(captures);
    }

    /** Judges one request and lets it take effect; runs under the state's lock. Throws {@link Refusal} to say no. */
    @FunctionalInterface
    public interface Endpoint {
        /** The answer to {@code request}. */
        WireReply answer(WireRequest request);
    }
}
