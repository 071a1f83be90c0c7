package social.starling.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import social.starling.ports.platform.PlatformException;

/** One download under way: its hops, its resumptions and the time that is left for all of them. */
final class Transfer {
    private static final int HOPS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> PASSING = Set.of(408, 425, 500, 502, 503, 504, 520, 521, 522, 523, 524);

    /** What is asked for first is what most platforms take; some servers otherwise send what few can decode. */
    private static final String TYPES =
            "image/jpeg, image/png, image/gif, image/webp, video/mp4, video/webm, video/quicktime, */*;q=0.5";

    private final OkHttpClient client;
    private final AddressGuard guard;
    private final InstantSource clock;
    private final DownloadSettings settings;
    private final HttpUrl start;
    private final PartialFile part;
    private final long began = System.nanoTime();
    private @Nullable String version;

    Transfer(
            OkHttpClient client,
            AddressGuard guard,
            InstantSource clock,
            DownloadSettings settings,
            HttpUrl start,
            PartialFile part) {
        this.client = client;
        this.guard = guard;
        this.clock = clock;
        this.settings = settings;
        this.start = start;
        this.part = part;
    }

    /** How one exchange ended, beside the ends that {@link Download} has. */
    private sealed interface Step {
        record Ended(Download download) implements Step {}

        record Redirected(HttpUrl next) implements Step {}

        record Broken(String reason) implements Step {}
    }

    Download run() throws IOException {
        for (int resumption = 0; ; resumption++) {
            long before = part.length();
            Step step = followed();
            switch (step) {
                case Step.Ended ended -> {
                    return ended.download();
                }
                case Step.Redirected redirected -> {
                    return refused("its source redirects more than " + HOPS + " times");
                }
                case Step.Broken broken -> {
                    if (part.length() <= before || resumption >= settings.resumptions() || left() <= 0) {
                        throw new PlatformException.Unavailable(
                                "After " + part.length() + " bytes " + broken.reason(), null);
                    }
                }
            }
        }
    }

    private Step followed() throws IOException {
        Step step = new Step.Redirected(start);
        for (int hop = 0; hop <= HOPS && step instanceof Step.Redirected redirected; hop++) {
            step = exchange(redirected.next());
        }
        return step;
    }

    private Step exchange(HttpUrl url) throws IOException {
        try {
            guard.requireAllowed(url);
        } catch (IllegalArgumentException e) {
            return new Step.Ended(refused("its address may not be called: " + e.getMessage()));
        }
        if (left() <= 0) {
            return new Step.Broken(tooLong());
        }
        boolean resumes = part.length() > 0 && version != null;
        Call call = client.newCall(request(url, resumes));
        call.timeout().timeout(left(), TimeUnit.NANOSECONDS);
        try (Response response = open(call)) {
            return answered(response, url, resumes);
        } catch (NetworkException e) {
            IOException cause = e.network();
            return cause instanceof AddressRefusedException
                    ? new Step.Ended(refused("its address may not be called: " + cause.getMessage()))
                    : new Step.Broken(left() <= 0 ? tooLong() : Failure.of(cause, url.host()));
        }
    }

    private Request request(HttpUrl url, boolean resumes) {
        Request.Builder request = new Request.Builder()
                .url(url)
                .tag(SendWatch.class, new SendWatch())
                .header("User-Agent", settings.userAgent())
                .header("Accept", TYPES)
                // Else the client would unpack, and a small answer could become an endless one.
                .header("Accept-Encoding", "identity");
        if (resumes && version != null) {
            request.header("Range", "bytes=" + part.length() + "-").header("If-Range", version);
        }
        return request.build();
    }

    private Step answered(Response response, HttpUrl url, boolean resumes) throws IOException, NetworkException {
        int status = response.code();
        String host = url.host();
        if (REDIRECTS.contains(status)) {
            return redirected(response, url);
        }
        if (status == 429) {
            throw new PlatformException.RateLimited(host + " answered 429 to a download", askAgainAt(response));
        }
        if (PASSING.contains(status)) {
            return new Step.Broken(host + " answered " + status);
        }
        if (resumes && status == 416) {
            part.startAnew();
            version = null;
            return exchange(url);
        }
        if (status == 404 || status == 410) {
            return new Step.Ended(refused("its source " + host + " does not have it (" + status + ")"));
        }
        if (status != 200 && !(resumes && status == 206)) {
            return new Step.Ended(refused("its source " + host + " answered " + status));
        }
        String coding = response.header("Content-Encoding", "identity");
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            return new Step.Ended(refused("its source " + host + " packs it although nobody asked for that"));
        }
        return body(response, host, status == 206);
    }

    private static Step redirected(Response response, HttpUrl url) {
        String location = response.header("Location");
        HttpUrl next = location == null ? null : url.resolve(location);
        if (next == null) {
            return new Step.Ended(refused("its source " + url.host() + " redirects to no http or https address"));
        }
        if (url.isHttps() && !next.isHttps()) {
            return new Step.Ended(refused("its source " + url.host() + " redirects from https to http"));
        }
        if (!next.username().isEmpty() || !next.password().isEmpty()) {
            return new Step.Ended(refused("its source " + url.host() + " redirects to an address with a user"));
        }
        return new Step.Redirected(next);
    }

    private Step body(Response response, String host, boolean rest) throws IOException, NetworkException {
        if (rest && !continues(response)) {
            part.startAnew();
            version = null;
            return new Step.Broken(host + " continued it at another place");
        }
        if (!rest) {
            part.startAnew();
            version = version(response);
        }
        long announced = response.body().contentLength();
        if (announced > part.limit() - part.length()) {
            return new Step.Ended(tooLarge());
        }
        InputStream in = response.body().byteStream();
        byte[] buffer = new byte[16 * 1024];
        for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
            if (!part.append(buffer, count)) {
                return new Step.Ended(tooLarge());
            }
        }
        return new Step.Ended(part.finished());
    }

    private boolean continues(Response response) {
        String range = response.header("Content-Range", "");
        return range != null && range.startsWith("bytes " + part.length() + "-");
    }

    /** What tells one version of the file from another: a strong tag, or its date; null where a part cannot be trusted. */
    private static @Nullable String version(Response response) {
        String tag = response.header("ETag");
        return tag != null && !tag.startsWith("W/") ? tag : response.header("Last-Modified");
    }

    private Download tooLarge() {
        return refused("it is larger than " + part.limit() + " bytes");
    }

    private static Download refused(String reason) {
        return new Download.Refused(reason);
    }

    private String tooLong() {
        return "it took longer than " + settings.whole().toSeconds() + " s";
    }

    /** Nanoseconds that are left for the whole. */
    private long left() {
        return settings.whole().toNanos() - (System.nanoTime() - began);
    }

    private @Nullable Instant askAgainAt(Response response) {
        return RateLimit.of(HttpGateway.headers(response.headers()), clock.instant())
                .nextCallAt();
    }

    private static Response open(Call call) throws NetworkException {
        try {
            return call.execute();
        } catch (IOException e) {
            throw new NetworkException(e);
        }
    }

    private static int read(InputStream in, byte[] buffer) throws NetworkException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new NetworkException(e);
        }
    }

    /** Tells what the network did from what the disk did. */
    private static final class NetworkException extends Exception {
        private static final long serialVersionUID = 1;
        private final IOException network;

        NetworkException(IOException network) {
            super(network);
            this.network = network;
        }

        IOException network() {
            return network;
        }
    }
}
