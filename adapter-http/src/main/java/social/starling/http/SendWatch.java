package social.starling.http;

import okhttp3.Call;
import okhttp3.EventListener;

/**
 * Knows of one call whether any byte of its request may have left this machine. It turns before the first byte of the
 * head is written, hence never too late.
 */
final class SendWatch extends EventListener {
    private volatile boolean sent;

    boolean sent() {
        return sent;
    }

    @Override
    public void requestHeadersStart(Call call) {
        sent = true;
    }

    /** Gives each call the watch that its request carries. */
    static EventListener.Factory factory() {
        return call -> {
            SendWatch watch = call.request().tag(SendWatch.class);
            return watch == null ? EventListener.NONE : watch;
        };
    }
}
