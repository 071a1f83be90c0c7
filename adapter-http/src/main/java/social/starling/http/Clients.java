package social.starling.http;

import java.net.Proxy;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Builds the OkHttp client and its requests so that nothing is repeated, remembered or sent elsewhere behind our back. */
final class Clients {
    /** As many as deliveries are usually under way: of the client's own five, most calls would find none and open another. */
    private static final int KEPT_CONNECTIONS = 64;

    /** As long as the client keeps them by itself. */
    private static final int KEPT_MINUTES = 5;

    private Clients() {}

    static OkHttpClient once(HttpSettings settings, AddressGuard guard) {
        return new OkHttpClient.Builder()
                .connectTimeout(settings.connect())
                .readTimeout(settings.read())
                .writeTimeout(settings.write())
                .callTimeout(settings.call())
                .connectionPool(new ConnectionPool(KEPT_CONNECTIONS, KEPT_MINUTES, TimeUnit.MINUTES))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(Authenticator.NONE)
                .proxyAuthenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                // A proxy from the environment would connect where the guard cannot look.
                .proxy(Proxy.NO_PROXY)
                .dns(guard.dns())
                .socketFactory(guard.sockets())
                .eventListenerFactory(SendWatch.factory())
                .build();
    }

    /**
     * Keeps no connection. A server may close an idle one in the very moment in which a request goes out on it, and
     * nobody could tell then whether the request was read; a handshake for each post is cheaper than such a doubt.
     */
    static OkHttpClient fresh(OkHttpClient once) {
        return once.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .build();
    }

    /** @throws IllegalArgumentException when a header cannot be sent; its value is not told */
    static Request request(HttpCall call, HttpUrl url, HttpSettings settings, SendWatch watch) {
        Request.Builder request = new Request.Builder()
                .url(url)
                .tag(SendWatch.class, watch)
                .header("User-Agent", settings.userAgent())
                .header("Accept", "application/json");
        call.headers().forEach((name, value) -> {
            String text = value.reveal();
            if (!text.chars().allMatch(c -> c >= ' ' && c < 127)) {
                throw new IllegalArgumentException(
                        "The header " + name + " holds a character that cannot be sent; printable ASCII is allowed");
            }
            request.header(name, text);
        });
        HttpBody body = call.body();
        boolean carries =
                body != null || call.method().equals("POST") || call.method().equals("PUT");
        return request.method(call.method(), carries ? new OneShotBody(body == null ? HttpBody.NONE : body) : null)
                .build();
    }
}
