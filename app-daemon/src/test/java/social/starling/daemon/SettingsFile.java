package social.starling.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import social.starling.assembly.PlatformSettings;
import social.starling.assembly.StarlingSettings;
import social.starling.ports.account.Secret;
import social.starling.testkit.postgres.PostgresAddress;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The settings of a daemon in a process of its own that reaches simulated platforms. */
final class SettingsFile {
    private SettingsFile() {}

    /** @param data the data folder; the secret of X's app is put beside it */
    static void write(Path data, PlatformSettings platforms) throws IOException {
        Files.writeString(
                data.resolve(StarlingSettings.FILE), json(data, platforms).toString());
    }

    /** Of one of several daemons on a database; they share a key file that lies beside their data folders. */
    static void write(Path data, PlatformSettings platforms, PostgresAddress database) throws IOException {
        Path passwordFile = data.resolveSibling("database.password");
        Files.writeString(passwordFile, database.password().isEmpty() ? "none" : database.password());
        ObjectNode json = json(data, platforms);
        json.put("instance", data.getFileName().toString());
        json.putObject("database")
                .put("url", database.url())
                .put("user", database.user())
                .put("passwordFile", passwordFile.toString());
        json.putObject("secrets")
                .put("keyFile", data.resolveSibling("secrets.key.json").toString());
        Files.writeString(data.resolve(StarlingSettings.FILE), json.toString());
    }

    private static ObjectNode json(Path data, PlatformSettings platforms) throws IOException {
        Path secretFile = data.resolveSibling("x.secret");
        Secret secret = platforms.twitter().clientSecret();
        Files.writeString(secretFile, secret == null ? "" : secret.reveal());
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.putObject("server").put("port", 0);
        json.putObject("sync").put("interval", 1);
        json.putObject("twitter")
                .put("clientId", platforms.twitter().clientId())
                .put("clientSecretFile", secretFile.toString())
                .put("apiUri", platforms.twitter().apiUri().toString())
                .put("authorizeUri", platforms.twitter().authorizeUri().toString());
        json.putObject("bluesky")
                .put("defaultServer", platforms.bluesky().defaultServer().toString());
        platforms.allowedAddresses().forEach(json.putObject("http").putArray("allowedAddresses")::add);
        return json;
    }
}
