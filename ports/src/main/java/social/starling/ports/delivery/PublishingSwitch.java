package social.starling.ports.delivery;

import java.time.Instant;
import java.util.Optional;

/** The kill switch over everything that leaves; {@link Change.Open} looks at it in its own transaction. */
public interface PublishingSwitch {
    /** Empty while publishing is on. */
    Optional<Pause> paused();

    /** Stops every new attempt from the moment it returns; keeps the earlier pause when there is one. */
    void pause(Pause pause);

    void resume();

    /** Puts {@code pause} in the place of the one that stands; does nothing while publishing is on. */
    void restate(Pause pause);

    /** Why, by whom and since when nothing is sent. */
    record Pause(String reason, String by, Instant since) {}
}
