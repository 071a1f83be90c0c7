package social.starling.core.sync;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Account;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.PostPush;
import social.starling.ports.task.Tasks;

/** The line to one source, opened again whenever it breaks. */
final class PushLine {
    private static final System.Logger LOG = System.getLogger(PushLine.class.getName());
    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final PostPush push;
    private final Account source;
    private final Runnable read;
    private final Tasks tasks;
    private Duration pause = FIRST_PAUSE;
    private @Nullable String cursor;

    /** @param read reads the source on and plans what is new */
    PushLine(PostPush push, Account source, Runnable read, Tasks tasks) {
        this.push = push;
        this.source = source;
        this.read = read;
        this.tasks = tasks;
    }

    /** Ends when its task is stopped. */
    void run() {
        while (true) {
            String place = cursor;
            try (PostPush.Line line = push.open(source, place)) {
                listen(line);
            } catch (Tasks.StoppedException e) {
                throw e;
            } catch (PlatformException e) {
                LOG.log(System.Logger.Level.DEBUG, "The line to @" + source.handle() + " is broken", e);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "Listening to @" + source.handle() + " failed", e);
            }
            rest(place);
        }
    }

    /** A place that the platform refuses is not asked for twice; the next reading misses nothing. */
    private void rest(@Nullable String place) {
        if (cursor != null && cursor.equals(place)) {
            cursor = null;
        }
        tasks.sleep(pause);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    /** What came before the line was open is read first. */
    private void listen(PostPush.Line line) {
        read.run();
        while (true) {
            PostPush.Sign sign = line.next(SILENCE);
            if (sign == null) {
                continue;
            }
            pause = FIRST_PAUSE;
            // One reading answers all signs that have come meanwhile.
            for (PostPush.Sign more = sign; more != null; more = line.next(Duration.ZERO)) {
                cursor = more.cursor();
            }
            read.run();
        }
    }
}
