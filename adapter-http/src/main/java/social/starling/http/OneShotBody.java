package social.starling.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * A body that OkHttp may write once. It is what keeps OkHttp from repeating a request by itself after a reset, a 408 or
 * a 503 with {@code Retry-After: 0}; an empty body needs it as well.
 */
final class OneShotBody extends RequestBody {
    private final HttpBody body;

    OneShotBody(HttpBody body) {
        this.body = body;
    }

    @Override
    public @Nullable MediaType contentType() {
        return body.mediaType().isEmpty() ? null : MediaType.get(body.mediaType());
    }

    @Override
    public long contentLength() {
        return body.length();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        try (Source bytes = Okio.source(body.source().open())) {
            sink.writeAll(bytes);
        }
    }
}
