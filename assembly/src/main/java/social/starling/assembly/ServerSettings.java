package social.starling.assembly;

import java.util.Set;

/**
 * Where the API listens.
 *
 * @param host an address of this machine itself: {@code 127.0.0.1}, {@code localhost} or {@code ::1}
 * @param port 0 to 65535; 0 takes a free one
 * @param allowedHosts further names by which requests may address it, without a port
 */
public record ServerSettings(String host, int port, Set<String> allowedHosts) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    public static final ServerSettings DEFAULT = new ServerSettings("127.0.0.1", 7878, Set.of());

    public ServerSettings {
        allowedHosts = Set.copyOf(allowedHosts);
        if (!LOOPBACK.contains(host)) {
            throw new IllegalArgumentException("The address \"" + host
                    + "\" is not of this machine alone; 127.0.0.1, localhost and ::1 are allowed. Reach it from elsewhere"
                    + " through an SSH tunnel or a proxy with TLS on this machine");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("The port " + port + " does not exist; 0 to 65535 are allowed");
        }
        for (String name : allowedHosts) {
            if (!name.matches("[a-zA-Z0-9]([a-zA-Z0-9.-]{0,251}[a-zA-Z0-9])?")) {
                throw new IllegalArgumentException("\"" + name
                        + "\" is no host name; letters, digits, dots and hyphens are allowed, without a port");
            }
        }
    }

    public ServerSettings withPort(int other) {
        return new ServerSettings(host, other, allowedHosts);
    }
}
