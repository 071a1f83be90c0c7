package social.starling.jdbc.backup;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import social.starling.ports.backup.BackupColumn;

/**
 * All tables of a database, asked of the database itself: what a migration adds is carried without a line here. In an order
 * in which a table comes after those that it refers to.
 */
final class Catalogue {
    private final DatabaseMetaData metaData;
    private final Engine engine;
    private final String catalog;
    private final String schema;

    private Catalogue(Connection connection, Engine engine) throws SQLException {
        this.metaData = connection.getMetaData();
        this.engine = engine;
        this.catalog = connection.getCatalog();
        this.schema = connection.getSchema();
    }

    static List<TableShape> of(Connection connection, Engine engine) throws SQLException {
        return new Catalogue(connection, engine).tables();
    }

    private List<TableShape> tables() throws SQLException {
        Map<String, TableShape> waiting = new TreeMap<>();
        try (ResultSet rows = metaData.getTables(catalog, schema, "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                String name = rows.getString("TABLE_NAME");
                if (!engine.leavesOut(name)) {
                    waiting.put(name, shape(name));
                }
            }
        }
        return inOrder(waiting);
    }

    private List<TableShape> inOrder(Map<String, TableShape> waiting) throws SQLException {
        Map<String, Set<String>> referred = new LinkedHashMap<>();
        for (String name : waiting.keySet()) {
            referred.put(name, references(name));
        }
        List<TableShape> ordered = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        while (!referred.isEmpty()) {
            String next = referred.entrySet().stream()
                    .filter(entry -> placed.containsAll(entry.getValue()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The tables " + referred.keySet()
                            + " refer to each other in a circle, so that none can be filled first"));
            referred.remove(next);
            placed.add(next);
            ordered.add(waiting.get(next));
        }
        return ordered;
    }

    private Set<String> references(String table) throws SQLException {
        Set<String> found = new HashSet<>();
        try (ResultSet rows = metaData.getImportedKeys(catalog, schema, table)) {
            while (rows.next()) {
                found.add(rows.getString("PKTABLE_NAME"));
            }
        }
        found.remove(table);
        return found;
    }

    private TableShape shape(String table) throws SQLException {
        Map<String, BackupColumn> columns = new LinkedHashMap<>();
        try (ResultSet rows = metaData.getColumns(catalog, schema, table, "%")) {
            while (rows.next()) {
                String name = rows.getString("COLUMN_NAME");
                if (Engine.IN_ORDER_OF_CREATION.contains(table) && name.equals(engine.creation())) {
                    continue;
                }
                columns.put(name, new BackupColumn(name, kind(table, name, rows.getString("TYPE_NAME"))));
            }
        }
        Map<Integer, BackupColumn> key = new TreeMap<>();
        try (ResultSet rows = metaData.getPrimaryKeys(catalog, schema, table)) {
            while (rows.next()) {
                key.put(rows.getInt("KEY_SEQ"), columns.get(rows.getString("COLUMN_NAME")));
            }
        }
        return new TableShape(table, List.copyOf(columns.values()), List.copyOf(key.values()));
    }

    /** By the declared name: SQLite's driver calls a BLOB a VARCHAR. */
    private static BackupColumn.Kind kind(String table, String column, String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "text", "varchar" -> BackupColumn.Kind.TEXT;
            case "integer", "int2", "int4", "int8", "serial", "bigserial" -> BackupColumn.Kind.NUMBER;
            case "blob", "bytea" -> BackupColumn.Kind.BYTES;
            default ->
                throw new IllegalStateException("The column " + table + "." + column + " is of type " + type
                        + ", which no backup carries; texts, whole numbers and bytes are allowed");
        };
    }
}
