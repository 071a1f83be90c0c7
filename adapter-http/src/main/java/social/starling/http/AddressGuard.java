package social.starling.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.SocketFactory;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/**
 * Decides which servers may be called: public addresses on ports 80 and 443, and servers that the configuration names by
 * host and port. It looks three times, since each look can be tricked alone: at the address as it is written, at what
 * the name resolves to, and at the socket that is about to connect (also after a redirect).
 */
public final class AddressGuard {
    private static final Set<Integer> USUAL_PORTS = Set.of(80, 443);
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    /** At least two labels; the last one begins with a letter, so that no odd form of a number is taken for a name. */
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private final Set<String> allowed;
    private final Set<String> allowedHosts;
    private final Dns resolver;
    private final Set<Integer> ports;

    AddressGuard(Set<String> servers, Dns resolver, Set<Integer> ports) {
        this.ports = Set.copyOf(ports);
        this.allowed = servers.stream().map(AddressGuard::server).collect(Collectors.toUnmodifiableSet());
        this.allowedHosts = allowed.stream()
                .map(server -> server.substring(0, server.lastIndexOf(':')))
                .collect(Collectors.toUnmodifiableSet());
        this.resolver = resolver;
    }

    /**
     * @param servers of the form {@code host:port}, for the sandbox and for servers in a user's own network
     * @throws IllegalArgumentException when one has another form
     */
    public static AddressGuard allowing(Set<String> servers) {
        return new AddressGuard(servers, Dns.SYSTEM, USUAL_PORTS);
    }

    public static AddressGuard publicOnly() {
        return allowing(Set.of());
    }

    /** Whether the configuration names exactly this host and port. */
    public boolean names(URI address) {
        return names(HttpAddress.base(address));
    }

    /** @throws IllegalArgumentException when nothing may be sent there, with the reason; names are not resolved yet */
    public void requireAllowed(URI address) {
        requireAllowed(HttpAddress.base(address));
    }

    void requireAllowed(HttpUrl url) {
        if (names(url)) {
            return;
        }
        if (!ports.contains(url.port())) {
            throw new IllegalArgumentException("The server " + url.host() + ":" + url.port()
                    + " is on an unusual port; 80 and 443 are allowed. Name the server in the configuration to use it");
        }
        String host = url.host();
        if (IPV4.matcher(host).matches() || host.contains(":")) {
            requirePublic(host, literal(host));
        } else if (host.length() > 253 || !NAME.matcher(host).matches()) {
            throw new IllegalArgumentException("The host \"" + host
                    + "\" is no public name; one such as bsky.social is allowed. Name the server in the configuration"
                    + " to use it");
        }
    }

    /** Resolves names and refuses the whole name as soon as one of its addresses is not public. */
    Dns dns() {
        return host -> {
            List<InetAddress> stamped = new ArrayList<>();
            for (InetAddress address : resolver.lookup(host)) {
                if (!allowedHosts.contains(host)) {
                    refuseUnlessPublic(host, address);
                }
                stamped.add(InetAddress.getByAddress(host, address.getAddress()));
            }
            return stamped;
        };
    }

    /** Makes sockets that look at where they connect in the moment they do. */
    SocketFactory sockets() {
        return new GuardedSockets(this);
    }

    void check(InetSocketAddress socket) throws AddressRefusedException {
        InetAddress address = socket.getAddress();
        if (address == null) {
            throw new AddressRefusedException("The host " + socket.getHostString() + " has no address");
        }
        if (allowed.contains(socket.getHostString() + ":" + socket.getPort())) {
            return;
        }
        if (!ports.contains(socket.getPort())) {
            throw new AddressRefusedException(
                    socket.getHostString() + " is called on port " + socket.getPort() + "; 80 and 443 are allowed");
        }
        refuseUnlessPublic(socket.getHostString(), address);
    }

    private boolean names(HttpUrl url) {
        String host = url.host().contains(":") ? literal(url.host()).getHostAddress() : url.host();
        return allowed.contains(host + ":" + url.port());
    }

    private static void refuseUnlessPublic(String host, InetAddress address) throws AddressRefusedException {
        String refusal = AddressRange.refusal(address);
        if (refusal != null) {
            throw new AddressRefusedException(refused(host, address, refusal));
        }
    }

    private static void requirePublic(String host, InetAddress address) {
        String refusal = AddressRange.refusal(address);
        if (refusal != null) {
            throw new IllegalArgumentException(refused(host, address, refusal));
        }
    }

    private static String refused(String host, InetAddress address, String refusal) {
        return "The host " + host + " is at " + address.getHostAddress() + " (" + refusal
                + "); public addresses are allowed. Name the server in the configuration to use it";
    }

    private static InetAddress literal(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "The host \"" + host + "\" is no address; four numbers from 0 to 255 are allowed", e);
        }
    }

    private static String server(String text) {
        HttpUrl url = HttpUrl.parse("http://" + text.toLowerCase(Locale.ROOT) + "/");
        if (url == null || !text.matches("[^/?#@\\\\]+:[0-9]{1,5}")) {
            throw new IllegalArgumentException("\"" + text
                    + "\" names no server; host:port such as pds.example.org:443 or 127.0.0.1:2583 is allowed");
        }
        String host = url.host().contains(":") ? literal(url.host()).getHostAddress() : url.host();
        return host + ":" + url.port();
    }
}
