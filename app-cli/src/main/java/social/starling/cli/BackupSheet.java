package social.starling.cli;

import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import social.starling.ports.backup.BackupManifest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a backup says of itself, for people and for programs. */
final class BackupSheet {
    private BackupSheet() {}

    /** In some words, without an end. */
    static String line(BackupManifest manifest, ZoneId zone) {
        return manifest.rows() + " rows of " + manifest.tables().size() + " tables as of "
                + manifest.madeAt().truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime() + " ("
                + manifest.database() + ", schema " + manifest.schema() + ", Starling " + manifest.product() + ")";
    }

    static Table tables(BackupManifest manifest) {
        Table table = new Table("table", "rows", "bytes");
        manifest.tables().forEach(one -> table.row(one.name(), one.rows(), one.bytes()));
        return table;
    }

    static ObjectNode json(BackupManifest manifest, String file) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("file", file)
                .put("rows", manifest.rows())
                .put("bytes", manifest.bytes())
                .put("madeAt", manifest.madeAt().toString())
                .put("database", manifest.database())
                .put("schema", manifest.schema())
                .put("product", manifest.product());
        ObjectNode tables = json.putObject("tables");
        manifest.tables().forEach(one -> tables.put(one.name(), one.rows()));
        return json;
    }
}
