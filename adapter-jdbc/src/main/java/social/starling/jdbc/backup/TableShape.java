package social.starling.jdbc.backup;

import java.util.List;
import java.util.stream.Collectors;
import social.starling.ports.backup.BackupColumn;

/**
 * A table as its database describes it.
 *
 * @param key the columns of its primary key, in their order: rows are written in it, so that equal tables give equal bytes;
 *     where the order of creation counts, in that
 */
record TableShape(String name, List<BackupColumn> columns, List<BackupColumn> key) {
    TableShape {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        if (key.isEmpty()) {
            throw new IllegalStateException(
                    "The table " + name + " has no primary key, so that its rows have no order; give it one");
        }
    }

    /** The same table with its columns as a backup orders them. */
    TableShape ordered(List<BackupColumn> order) {
        return new TableShape(name, order, key);
    }

    String select(Engine engine) {
        String order = Engine.IN_ORDER_OF_CREATION.contains(name)
                ? engine.creation()
                : key.stream()
                        .map(column ->
                                column.name() + (column.kind() == BackupColumn.Kind.TEXT ? engine.byteOrder() : ""))
                        .collect(Collectors.joining(", "));
        return "SELECT " + names() + " FROM " + name + " ORDER BY " + order;
    }

    String insert() {
        String marks = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        return "INSERT INTO " + name + " (" + names() + ") VALUES (" + marks + ")";
    }

    private String names() {
        return columns.stream().map(BackupColumn::name).collect(Collectors.joining(", "));
    }
}
