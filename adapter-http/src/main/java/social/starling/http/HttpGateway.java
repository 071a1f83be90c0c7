package social.starling.http;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.starling.ports.platform.CallObserver;
import social.starling.ports.platform.PlatformCall;
import social.starling.ports.platform.PlatformException;

/**
 * The way to every platform over HTTP. Whether a call may be repeated is said by the method that is chosen, since only
 * the caller knows it.
 */
public final class HttpGateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpGateway.class);

    /** Bytes a second, at which an upload is still worth waiting for. */
    private static final int SLOW_LINE = 128 * 1024;

    /** A line that is dead without saying so is found out after twice as long. */
    private static final Duration PING = Duration.ofSeconds(20);

    private final HttpSettings settings;
    private final AddressGuard guard;
    private final InstantSource clock;
    private final CallObserver observer;
    private final Retries retries;
    private final OkHttpClient once;
    private final OkHttpClient fresh;
    private final OkHttpClient following;
    private final OkHttpClient listening;

    public HttpGateway(
            HttpSettings settings,
            AddressGuard guard,
            CallObserver observer,
            InstantSource clock,
            RandomGenerator random) {
        this.settings = settings;
        this.guard = guard;
        this.observer = observer;
        this.clock = clock;
        this.retries = new Retries(settings, clock, random);
        this.once = Clients.once(settings, guard);
        this.fresh = Clients.fresh(once);
        this.following = once.newBuilder().followRedirects(true).build();
        this.listening = once.newBuilder().pingInterval(PING).build();
    }

    /** Where calls may go. */
    public AddressGuard guard() {
        return guard;
    }

    /**
     * A call that changes nothing: repeated when it fails, redirects followed within one scheme and without the
     * {@code Authorization} header to another host.
     *
     * @throws PlatformException {@code Unavailable} when no answer came
     */
    public HttpAnswer read(HttpCall call) {
        return answer(call, retries.result(() -> exchange(following, call)));
    }

    /**
     * A call that changes something and may be repeated without harm: repeated when it fails, no redirects.
     *
     * @throws PlatformException {@code Unavailable} when no answer came
     */
    public HttpAnswer repeatable(HttpCall call) {
        return answer(call, retries.result(() -> exchange(once, call)));
    }

    /**
     * A call that must leave at most once: sent once over a connection of its own, never repeated by any layer, no
     * redirects.
     */
    public HttpResult create(HttpCall call) {
        return exchange(fresh, call);
    }

    /**
     * Opens a web socket to listen on; the caller closes it.
     *
     * @throws PlatformException {@code Unavailable} when it does not open in the time of a call
     */
    public HttpSocket listen(HttpCall call) {
        try {
            HttpUrl url = call.url();
            guard.requireAllowed(url);
            Request request = Clients.request(call, url, settings, new SendWatch());
            HttpSocket socket = new HttpSocket(call.endpoint(), url.host());
            return socket.opened(listening.newWebSocket(request, socket.listener()), settings.call());
        } catch (IllegalArgumentException e) {
            throw new PlatformException.Unavailable(call.endpoint() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        once.dispatcher().executorService().shutdown();
        ConnectionPool pool = once.connectionPool();
        pool.evictAll();
    }

    private static HttpAnswer answer(HttpCall call, HttpResult result) {
        return switch (result) {
            case HttpAnswer answer -> answer;
            case HttpResult.NotSent notSent ->
                throw new PlatformException.Unavailable(call.endpoint() + ": " + notSent.reason(), null);
            case HttpResult.Lost lost ->
                throw new PlatformException.Unavailable(call.endpoint() + ": " + lost.reason(), null);
        };
    }

    private HttpResult exchange(OkHttpClient client, HttpCall call) {
        HttpUrl url;
        Request request;
        SendWatch watch = new SendWatch();
        try {
            url = call.url();
            guard.requireAllowed(url);
            request = Clients.request(call, url, settings, watch);
        } catch (IllegalArgumentException e) {
            return new HttpResult.NotSent(String.valueOf(e.getMessage()));
        }
        long start = System.nanoTime();
        Call outgoing = client.newCall(request);
        outgoing.timeout().timeout(patience(call).toMillis(), TimeUnit.MILLISECONDS);
        HttpResult result = exchange(outgoing, call, url.host(), watch);
        observe(call, result, Duration.ofNanos(System.nanoTime() - start));
        return result;
    }

    private HttpResult exchange(Call outgoing, HttpCall call, String host, SendWatch watch) {
        try (Response response = outgoing.execute()) {
            BufferedSource source = response.body().source();
            if (source.request(settings.maxAnswer() + 1)) {
                return new HttpResult.Lost(host + " answered " + response.code() + " with more than "
                        + settings.maxAnswer() + " bytes; that many are taken");
            }
            Map<String, String> headers = headers(response.headers());
            return new HttpAnswer(
                    call.endpoint(),
                    response.code(),
                    headers,
                    source.getBuffer().readUtf8(),
                    RateLimit.of(headers, clock.instant()));
        } catch (IOException e) {
            String reason = Failure.of(e, host);
            return watch.sent() ? new HttpResult.Lost(reason) : new HttpResult.NotSent(reason);
        }
    }

    /** For the whole call; a large body is given the time that it takes on a slow line. */
    private Duration patience(HttpCall call) {
        HttpBody body = call.body();
        return body == null ? settings.call() : settings.call().plusSeconds(body.length() / SLOW_LINE);
    }

    private void observe(HttpCall call, HttpResult result, Duration duration) {
        int status = result instanceof HttpAnswer answer ? answer.status() : 0;
        Long remaining = result instanceof HttpAnswer answer ? answer.limit().remaining() : null;
        LOG.debug("{} {} in {} ms", call.endpoint(), status, duration.toMillis());
        observer.called(new PlatformCall(
                call.platform(),
                call.account() == null ? null : call.account().value(),
                call.endpoint(),
                status,
                duration,
                call.price().of(result),
                remaining));
    }

    /** By lower-case name; of several with one name the last. */
    static Map<String, String> headers(Headers headers) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            map.put(headers.name(i).toLowerCase(Locale.ROOT), headers.value(i));
        }
        return map;
    }
}
