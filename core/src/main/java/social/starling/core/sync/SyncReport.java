package social.starling.core.sync;

import java.util.ArrayList;
import java.util.List;

/**
 * What one cycle of reading and planning did.
 *
 * @param read posts that were read
 * @param planned posts that will be carried
 * @param copies posts that turned out to be Starling's own
 * @param skipped posts that are not carried, by rule or because they were carried before
 * @param problems one sentence for each source that could not be read
 */
public record SyncReport(int read, int planned, int copies, int skipped, List<String> problems) {
    public static final SyncReport NOTHING = new SyncReport(0, 0, 0, 0, List.of());

    public SyncReport {
        problems = List.copyOf(problems);
    }

    SyncReport plus(SyncReport other) {
        List<String> all = new ArrayList<>(problems);
        all.addAll(other.problems);
        return new SyncReport(
                read + other.read, planned + other.planned, copies + other.copies, skipped + other.skipped, all);
    }

    static SyncReport problem(String sentence) {
        return new SyncReport(0, 0, 0, 0, List.of(sentence));
    }
}
