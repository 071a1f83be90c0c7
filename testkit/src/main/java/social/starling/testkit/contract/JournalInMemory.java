package social.starling.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.publish.AttemptJournal;
import social.starling.ports.publish.RequestBytes;

/** A journal that keeps every checkpoint and is never taken over. */
public final class JournalInMemory implements AttemptJournal {
    private final List<RequestBytes> checkpoints = new ArrayList<>();

    @Override
    public @Nullable RequestBytes last() {
        return checkpoints.isEmpty() ? null : checkpoints.getLast();
    }

    @Override
    public void checkpoint(RequestBytes state) {
        checkpoints.add(state);
    }
}
