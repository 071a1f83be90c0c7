package social.starling.ports.backup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a restore ended.
 *
 * @param database where the rows are now
 * @param kept where what stood there before is kept; null where nothing stood there
 * @param keyMissing whether there is no key for the stored secrets at all, so that nothing starts before it is brought back
 * @param locked accounts as {@code platform:handle} whose secrets the key here does not open
 */
public record RestoreResult(
        BackupManifest manifest, String database, @Nullable String kept, boolean keyMissing, List<String> locked) {
    public RestoreResult {
        locked = List.copyOf(locked);
    }
}
