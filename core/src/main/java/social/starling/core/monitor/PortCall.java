package social.starling.core.monitor;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One finished call of a port.
 *
 * @param port the simple name of the port's interface
 * @param failure the simple name of what was thrown; null where the call returned
 */
public record PortCall(
        String port,
        String method,
        Duration duration,
        @Nullable String failure) {}
