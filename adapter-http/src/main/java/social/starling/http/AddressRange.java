package social.starling.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block of addresses that no request of a user's may reach: everything that is not globally reachable according to
 * the IANA special-purpose registries (RFC 6890), tunnels into such blocks, multicast, and the metadata services that
 * clouds put on public-looking addresses.
 */
record AddressRange(InetAddress base, int prefix, String what) {
    private static final List<AddressRange> V4 = List.of(
            parse("0.0.0.0", 8, "unspecified"),
            parse("10.0.0.0", 8, "private"),
            parse("100.64.0.0", 10, "carrier-grade NAT"),
            parse("127.0.0.0", 8, "loopback"),
            parse("168.63.129.16", 32, "cloud metadata"),
            parse("169.254.0.0", 16, "link-local and cloud metadata"),
            parse("172.16.0.0", 12, "private"),
            parse("192.0.0.0", 24, "protocol assignments"),
            parse("192.0.2.0", 24, "documentation"),
            parse("192.88.99.0", 24, "6to4 relay"),
            parse("192.168.0.0", 16, "private"),
            parse("198.18.0.0", 15, "benchmarks"),
            parse("198.51.100.0", 24, "documentation"),
            parse("203.0.113.0", 24, "documentation"),
            parse("224.0.0.0", 4, "multicast"),
            parse("240.0.0.0", 4, "reserved and broadcast"));

    /** Inside the one global block, what is not global. */
    private static final List<AddressRange> V6 = List.of(
            parse("2001::", 23, "protocol assignments with Teredo"),
            parse("2001:db8::", 32, "documentation"),
            parse("2002::", 16, "6to4"),
            parse("3fff::", 20, "documentation"));

    /** Loopback, mapped, NAT64, unique-local, link-local and multicast addresses all lie outside. */
    private static final AddressRange GLOBAL_V6 = parse("2000::", 3, "global unicast");

    /** Why {@code address} may not be called; null when it is public. */
    static @Nullable String refusal(InetAddress address) {
        if (!(address instanceof Inet4Address) && !GLOBAL_V6.contains(address)) {
            return "no global unicast address";
        }
        for (AddressRange range : address instanceof Inet4Address ? V4 : V6) {
            if (range.contains(address)) {
                return range.what;
            }
        }
        return null;
    }

    private boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] theirs = address.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        int whole = prefix / 8;
        for (int i = 0; i < whole; i++) {
            if (mine[i] != theirs[i]) {
                return false;
            }
        }
        int rest = prefix % 8;
        return rest == 0 || (mine[whole] & 0xff) >>> (8 - rest) == (theirs[whole] & 0xff) >>> (8 - rest);
    }

    private static AddressRange parse(String literal, int prefix, String what) {
        try {
            return new AddressRange(InetAddress.getByName(literal), prefix, what);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal + " is no address", e);
        }
    }
}
