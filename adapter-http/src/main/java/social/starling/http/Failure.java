package social.starling.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/**
 * Says what went wrong on the wire in words of its own. The messages of the libraries are not passed on: some quote the
 * server's bytes, which may echo a token.
 */
final class Failure {
    private Failure() {}

    static String of(IOException e, String host) {
        return switch (e) {
            case AddressRefusedException refused -> String.valueOf(refused.getMessage());
            case UnknownHostException unknown -> "the name " + host + " is not known";
            case SocketTimeoutException late -> host + " did not answer in time";
            case InterruptedIOException late -> "the call to " + host + " took too long or was interrupted";
            case ConnectException refused -> host + " takes no connection";
            case NoRouteToHostException lost -> "no way leads to " + host;
            case SSLException broken -> "no trusted TLS connection to " + host + " came about";
            case ProtocolException broken -> host + " does not speak HTTP properly";
            case SocketException broken -> "the connection to " + host + " broke";
            default ->
                "the connection to " + host + " ended early (" + e.getClass().getSimpleName() + ")";
        };
    }
}
