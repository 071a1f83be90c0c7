package social.starling.jdbc.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import social.starling.ports.backup.BackupException;
import social.starling.ports.backup.BackupException.Trouble;
import social.starling.ports.backup.BackupProgress;
import social.starling.ports.backup.BackupTable;
import tools.jackson.core.JacksonException;

/** Fills the tables of a database from a backup, in the caller's transaction, and reads them back to compare. */
public final class BackupLoad {
    private final Connection target;
    private final Engine engine;
    private final BackupProgress progress;

    /** @param target a transaction over tables of the backup's own schema */
    public BackupLoad(Connection target, Engine engine, BackupProgress progress) {
        this.target = target;
        this.engine = engine;
        this.progress = progress;
    }

    /**
     * What stood in the tables is gone afterwards.
     *
     * @throws BackupException when the file is damaged, or what was loaded does not read back as it was written
     */
    public void load(BackupFile file) throws SQLException {
        List<Part> parts = parts(file);
        empty(parts.reversed());
        long all = file.manifest().rows();
        long before = 0;
        for (Part part : parts) {
            load(file, part, before, all);
            before += part.saved.rows();
        }
        engine.goOnFrom(target, file.manifest().counters());
        compare(parts, all);
    }

    /** The target's tables, each filled before another one refers to it, with the columns in the backup's order. */
    private List<Part> parts(BackupFile file) throws SQLException {
        List<BackupTable> waiting = new ArrayList<>(file.manifest().tables());
        List<Part> parts = new ArrayList<>();
        for (TableShape table : Catalogue.of(target, engine)) {
            BackupTable saved = waiting.stream()
                    .filter(one -> one.name().equals(table.name()))
                    .findFirst()
                    .orElseThrow(() -> differs(file, "it holds no table " + table.name()));
            waiting.remove(saved);
            if (saved.columns().size() != table.columns().size()
                    || !Set.copyOf(saved.columns()).equals(Set.copyOf(table.columns()))) {
                throw differs(
                        file,
                        "its table " + table.name() + " has the columns " + names(saved) + " and not those it should");
            }
            parts.add(new Part(table.ordered(saved.columns()), saved));
        }
        if (!waiting.isEmpty()) {
            throw differs(
                    file, "it holds an unknown table " + waiting.getFirst().name());
        }
        return parts;
    }

    private void empty(List<Part> parts) throws SQLException {
        try (Statement statement = target.createStatement()) {
            for (Part part : parts) {
                statement.executeUpdate("DELETE FROM " + part.table.name());
            }
        }
    }

    private void load(BackupFile file, Part part, long before, long all) throws SQLException {
        try (TableEntry entry = file.entry(part.saved)) {
            new RowInsertion(target, part.table).insert(entry, rows -> progress.reached("loading", before + rows, all));
            entry.requireWhole();
        } catch (IOException | JacksonException e) {
            throw file.unreadable("the table " + part.table.name() + " is damaged (" + e.getMessage() + ")", e);
        }
    }

    private void compare(List<Part> parts, long all) throws SQLException {
        long before = 0;
        for (Part part : parts) {
            long base = before;
            BackupTable found = readBack(part.table, rows -> progress.reached("comparing", base + rows, all));
            if (!found.equals(part.saved)) {
                throw new BackupException(
                        Trouble.UNWRITABLE,
                        "The table " + part.table.name() + " reads back otherwise than it was loaded (" + found.rows()
                                + " rows, digest " + found.sha256() + "). Nothing was put in place; check the disk and"
                                + " the version of the database, and tell the makers of Starling",
                        null);
            }
            before += found.rows();
        }
    }

    private BackupTable readBack(TableShape table, LongConsumer rowsDone) throws SQLException {
        try {
            return new RowLines(target, engine).write(table, rowsDone, OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new IllegalStateException("Writing to nowhere failed", e);
        }
    }

    private static BackupException differs(BackupFile file, String what) {
        return file.unreadable(what + " in schema " + file.manifest().schema(), null);
    }

    private static String names(BackupTable table) {
        return table.columns().stream().map(column -> column.name()).collect(Collectors.joining(", "));
    }

    /** A table and what the backup holds of it. */
    private record Part(TableShape table, BackupTable saved) {}
}
