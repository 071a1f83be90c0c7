package social.starling.ports.backup;

/** Is told how far a backup or a restore is. */
public interface BackupProgress {
    BackupProgress SILENT = (step, rows, of) -> {};

    /**
     * @param step what is being done, such as {@code checking}
     * @param rows how many of {@code of} are done
     */
    void reached(String step, long rows, long of);
}
