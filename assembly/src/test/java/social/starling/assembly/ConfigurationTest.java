package social.starling.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ConfigurationTest {
    @TempDir
    Path folder;

    @Test
    void eachSettingTellsWhereItsValueComesFrom() throws IOException {
        write("{\"server\": {\"port\": 9000}, \"log\": {\"level\": \"debug\"}}");

        Configuration read = Configuration.read(folder, Map.of("STARLING_LOG_LEVEL", "trace"));

        assertThat(entry(read, "server.port").value()).isEqualTo(9000);
        assertThat(entry(read, "server.port").origin()).hasToString("file " + folder.resolve("starling.json"));
        assertThat(entry(read, "log.level").value()).isEqualTo("trace");
        assertThat(entry(read, "log.level").origin()).hasToString("variable STARLING_LOG_LEVEL");
        assertThat(entry(read, "server.host").value()).isEqualTo("127.0.0.1");
        assertThat(entry(read, "server.host").origin()).hasToString("default");
        assertThat(entry(read, "bluesky.jetstream").value()).isNull();
    }

    @Test
    void aSecretIsShownAsSetAndNeverItself() throws IOException {
        Path secret = Files.writeString(folder.resolve("x.secret"), "hush-hush");
        write("{\"twitter\": {\"clientId\": \"abc\", \"clientSecretFile\": \"%s\"}}".formatted(secret));

        Configuration ofFile = Configuration.read(folder, Map.of());
        Configuration ofVariable = Configuration.read(folder, Map.of("STARLING_TWITTER_CLIENT_SECRET", "hush-hush"));

        assertThat(entry(ofFile, "twitter.clientSecret").value()).isEqualTo("(set)");
        assertThat(entry(ofFile, "twitter.clientSecret").origin()).hasToString("file " + secret);
        assertThat(entry(ofVariable, "twitter.clientSecret").origin())
                .hasToString("variable STARLING_TWITTER_CLIENT_SECRET");
        assertThat(ofFile.toString() + ofVariable).doesNotContain("hush-hush");
    }

    @Test
    void whatTheProcessWasStartedWithIsTold() {
        Configuration read = Configuration.read(folder, Map.of()).with("--port", settings -> settings.withPort(0));

        assertThat(read.settings().server().port()).isZero();
        assertThat(entry(read, "server.port").value()).isEqualTo(0);
        assertThat(entry(read, "server.port").origin()).hasToString("--port");
        assertThat(entry(read, "server.host").origin()).hasToString("default");
    }

    @Test
    void settingsThatAProgramMadeAreShownAsTheyAre() {
        Configuration given = Configuration.given(folder, StarlingSettings.DEFAULT.withPort(7), "this program");

        assertThat(given.entries())
                .filteredOn(entry -> !entry.origin().equals(new SettingOrigin.Default()))
                .extracting(SettingEntry::key, SettingEntry::value)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("server.port", 7));
    }

    @Test
    void theSchemaIsOneOfItsDraft() {
        JsonNode schema = SettingsSchema.json();

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(com.networknt.schema.SchemaLocation.of(
                                schema.path("$schema").asString()))
                        .validate(schema))
                .isEmpty();
    }

    /** What a person reads and what the parser does come from one place. */
    @Test
    void theTableOfTheDocumentationIsTheDeclaration() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "configuration.md"));
        List<String> rows = page.lines()
                .filter(line -> line.startsWith("| ") && line.contains("`STARLING_"))
                .toList();

        assertThat(String.join("\n", rows))
                .isEqualTo(String.join(
                        "\n",
                        SettingKeys.ALL.stream().map(ConfigurationTest::row).toList()));
    }

    private static String row(Setting<?> setting) {
        Object missing = setting.written(StarlingSettings.DEFAULT);
        String range = setting.kind().range();
        boolean said = Pattern.compile(", ").splitAsStream(range).allMatch(setting.description()::contains);
        return "| %s | `%s` | %s | %s%s | %s |"
                .formatted(
                        setting.isSecret() ? "" : "`" + setting.key() + "`",
                        setting.variable(),
                        missing == null ? "none" : "`" + missing + "`",
                        said ? "" : range + ": ",
                        setting.description(),
                        setting.followed() ? "yes" : "")
                .replace("|  |", "| |");
    }

    private static SettingEntry entry(Configuration configuration, String key) {
        return configuration.entries().stream()
                .filter(entry -> entry.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private void write(String json) throws IOException {
        Files.writeString(folder.resolve(StarlingSettings.FILE), json);
    }
}
