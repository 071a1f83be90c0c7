package social.starling.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import social.starling.assembly.Restoration;
import social.starling.assembly.StarlingSettings;
import social.starling.jdbc.JdbcSettings;
import social.starling.jdbc.JdbcStore;
import social.starling.ports.backup.BackupManifest;
import social.starling.ports.backup.BackupProgress;
import social.starling.ports.backup.RestoreWish;

/**
 * Time and memory of saving a SQLite database of so many settled deliveries, of checking what was saved, and of restoring
 * it. Memory is the most of the heap that stood in use at once, rubbish included: it stays below what the JVM is given,
 * however large the database is.
 *
 * <p>Arguments: deliveries (100000).
 */
public final class BackupFootprint {
    private BackupFootprint() {}

    public static void main(String[] arguments) throws IOException {
        int deliveries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        Path folder = Files.createTempDirectory("starling-backup");
        try {
            measure(deliveries, folder);
        } finally {
            PlainJdbc.delete(folder);
        }
    }

    private static void measure(int deliveries, Path folder) throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path file = folder.resolve("backup.zip");
        BackupManifest manifest;
        try (JdbcStore store = new JdbcStore(
                JdbcSettings.in(data),
                InstantSource.system(),
                Thread.ofPlatform().daemon().factory())) {
            LedgerWork work = new LedgerWork(store.ledger(), "benchmark", 64, new Calls(deliveries));
            work.plan(deliveries);
            work.deliverAll();
            Lap lap = Lap.begin();
            try (OutputStream out = Files.newOutputStream(file)) {
                manifest = store.backups().write("benchmark", rows -> {}, out);
            }
            lap.end("saved", manifest.rows());
        }
        System.out.printf(
                "%,d deliveries: %,d rows, database %.1f MB, rows %.1f MB, backup %.1f MB%n",
                deliveries,
                manifest.rows(),
                Files.size(data.resolve("starling.db")) / 1e6,
                manifest.bytes() / 1e6,
                Files.size(file) / 1e6);
        Lap checking = Lap.begin();
        Restoration.check(file, BackupProgress.SILENT);
        checking.end("checked", manifest.rows());
        Lap restoring = Lap.begin();
        new Restoration(StarlingSettings.DEFAULT, folder.resolve("other"), InstantSource.system())
                .restore(file, new RestoreWish(false, false), BackupProgress.SILENT);
        restoring.end("restored", manifest.rows());
    }

    /** Wall time and the peak of the heap since it began. */
    private record Lap(long startedAt) {
        static Lap begin() {
            System.gc();
            ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
            return new Lap(System.nanoTime());
        }

        void end(String what, long rows) {
            double seconds = (System.nanoTime() - startedAt) / 1e9;
            long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
            System.out.printf(
                    "%-8s in %.1f s, %,.0f rows/s, heap at most %.0f MB of %.0f MB%n",
                    what,
                    seconds,
                    rows / seconds,
                    peak / 1e6,
                    Runtime.getRuntime().maxMemory() / 1e6);
        }
    }
}
