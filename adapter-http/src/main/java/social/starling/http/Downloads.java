package social.starling.http;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import social.starling.ports.platform.PlatformException;

/**
 * Fetches files from addresses that others wrote: through the guard on every hop, bounded in bytes, time and number, each
 * in one pass that writes and hashes.
 */
public final class Downloads implements AutoCloseable {
    private final DownloadSettings settings;
    private final AddressGuard guard;
    private final InstantSource clock;
    private final OkHttpClient client;
    private final Semaphore places;

    /** @param clock tells how far away the moment is at which a source wants to be asked again */
    public Downloads(DownloadSettings settings, AddressGuard guard, InstantSource clock) {
        this.settings = settings;
        this.guard = guard;
        this.clock = clock;
        this.client = Clients.once(settings.asClient(), guard);
        this.places = new Semaphore(settings.atOnce(), true);
    }

    /**
     * Writes the file behind {@code address} into {@code file} from its beginning. Unless it answers {@code Fetched}, what
     * stands in {@code file} is a part of it at most.
     *
     * @param file exists and may be written; it should have a name that nobody takes for a finished file
     * @param limit bytes, at most; not one more is read
     * @throws PlatformException {@code Unavailable} or {@code RateLimited} when the source does not answer now
     * @throws IOException when {@code file} cannot be written
     */
    public Download fetch(String address, Path file, long limit) throws IOException {
        HttpUrl url = HttpUrl.parse(address);
        if (url == null) {
            return new Download.Refused("its address is none of http or https");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            return new Download.Refused("its address at " + url.host() + " names a user before an @");
        }
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException.Unavailable("The wait for a download from " + url.host() + " was ended", e);
        }
        try (PartialFile part = new PartialFile(file, limit)) {
            return new Transfer(client, guard, clock, settings, url, part).run();
        } finally {
            places.release();
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
