package social.starling.core.restore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import social.starling.ports.delivery.PublishingSwitch.Pause;
import social.starling.ports.route.RouteId;

/**
 * The pause after a restore, and its words at every stage. It is what a restart goes by: while it stands, links are being
 * rebuilt.
 */
public final class RestorePause {
    /** Who pauses; no person's or token's name. */
    static final String BY = "starling after a restore";

    private static final String RESTORED = "The database was restored from a backup";
    private static final String DONE = RESTORED + " and has been compared with the accounts: ";
    private static final String EARLIER = " It was paused before by ";

    private RestorePause() {}

    /**
     * @param newest the last event of the database
     * @param mark the last event that it is known to have had
     * @param earlier the pause that stood in the backup; its words are kept
     */
    public static Pause noticed(long newest, long mark, Optional<Pause> earlier, Instant now) {
        return begun(": it ends at event " + newest + " and had come to event " + mark, earlier, now);
    }

    /**
     * The pause in which a database begins that was restored by command.
     *
     * @param madeAt the moment of which the backup tells
     * @param earlier the pause that stood in the backup; its words are kept
     */
    public static Pause restored(Instant madeAt, Optional<Pause> earlier, Instant now) {
        return begun(", as it was at " + madeAt.truncatedTo(ChronoUnit.SECONDS), earlier, now);
    }

    private static Pause begun(String how, Optional<Pause> earlier, Instant now) {
        String before = earlier.filter(pause -> !isOne(pause))
                .map(pause -> EARLIER + pause.by() + ": " + pause.reason())
                .orElseGet(() -> earlier.map(pause -> earlier(pause)).orElse(""));
        return new Pause(
                RESTORED + how + ". Nothing is sent, and what the accounts show is compared with it as soon as all"
                        + " sources have been read." + before,
                BY,
                now);
    }

    /** Whether it stands because of a restore. */
    public static boolean isOne(Pause pause) {
        return pause.by().equals(BY);
    }

    static boolean isDone(Pause pause) {
        return pause.reason().startsWith(DONE);
    }

    static Pause unread(Pause pause, List<String> problems) {
        return with(
                pause,
                RESTORED + " and will be compared with the accounts once all of them can be read. "
                        + String.join(". ", problems) + ".");
    }

    static Pause underWay(Pause pause, int count) {
        return with(
                pause,
                RESTORED + ". Deliveries that were under way when the backup was made: " + count
                        + "; they are looked for first, then the accounts are compared. Wait.");
    }

    /** @param off routes that the backup does not follow, so that nothing of them was read */
    static Pause done(Pause pause, RebuiltLinks links, List<RouteId> off) {
        String notFollowed = off.isEmpty()
                ? ""
                : " Not compared, since they are off in the backup: " + names(off)
                        + "; switch on those that carried posts before you go on.";
        return with(
                pause,
                DONE + "found there and adopted " + links.adopted() + ", copies not carried back " + links.withdrawn()
                        + ", held for you " + links.held() + ", left to publish " + links.left()
                        + ". Look at them (starling ledger list), then go on (starling resume)." + notFollowed);
    }

    private static Pause with(Pause pause, String reason) {
        return new Pause(reason + earlier(pause), BY, pause.since());
    }

    private static String earlier(Pause pause) {
        int at = pause.reason().indexOf(EARLIER);
        return at < 0 ? "" : pause.reason().substring(at);
    }

    private static String names(List<RouteId> routes) {
        return String.join(", ", routes.stream().map(RouteId::value).toList());
    }
}
