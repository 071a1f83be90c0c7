package social.starling.daemon;

import java.util.List;
import social.starling.core.sync.SyncReport;

/** What one cycle of synchronising did. */
record SyncReportJson(int read, int planned, int copies, int skipped, List<String> problems) {
    static SyncReportJson of(SyncReport report) {
        return new SyncReportJson(
                report.read(), report.planned(), report.copies(), report.skipped(), report.problems());
    }
}
