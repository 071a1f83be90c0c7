package social.starling.http;

import java.net.UnknownHostException;

/** The guard has refused an address; a kind of {@link UnknownHostException} since OkHttp's {@code Dns} may throw no other. */
final class AddressRefusedException extends UnknownHostException {
    private static final long serialVersionUID = 1;

    AddressRefusedException(String message) {
        super(message);
    }
}
