package social.starling.core.sync;

/**
 * What all routes carry, whatever their rules say.
 *
 * @param media whether pictures and videos are carried; without them posts are carried as text alone
 * @param threads whether posts that continue a thread are carried; without them only posts that stand alone
 */
public record SyncSwitches(boolean media, boolean threads) {
    public static final SyncSwitches ON = new SyncSwitches(true, true);

    static final String NO_MEDIA = "media are switched off in the settings (sync.media)";
    static final String NO_THREADS =
            "it continues a thread, and threads are switched off in the settings (sync.threads)";
}
