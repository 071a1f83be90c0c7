package social.starling.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import tools.jackson.databind.json.JsonMapper;

/** The schema, read by a validator of somebody else, says of a file what the parser says. */
class SettingsSchemaProperties {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SettingsSchema.json());

    /** Of every type of JSON, with numbers and texts at the borders of what is allowed somewhere. */
    private static final List<String> NOISE = List.of(
            "null",
            "{}",
            "[]",
            "true",
            "\"true\"",
            "0",
            "1",
            "1.0",
            "1.5",
            "-1",
            "59",
            "60",
            "3600",
            "3601",
            "86400",
            "86401",
            "10000",
            "10001",
            "65535",
            "65536",
            "1e3",
            "1e400",
            "-0.0",
            "6e1",
            "\"\"",
            "\" \"",
            "\"60\"",
            "\"info\"",
            "\"INFO\"",
            "\"json\"",
            "\"off\"",
            "\"localhost\"",
            "\"localhost\\n\"",
            "[\"a\"]",
            "[1]",
            "[\"\"]",
            "[\"a:80\"]",
            "[\"a:0\"]",
            "[\"a:65536\"]",
            "\"http://x\"",
            "\"https://x.org:8/y?z\"",
            "\"https://x.org/%4g\"",
            "\"http://1.2.3.4\"",
            "\"http://1.2.3.400\"",
            "\"http://-x.org\"",
            "\"ftp://x.org\"",
            "\"https://a@x.org\"",
            "{\"x\": 1}");

    /** Whether these count depends on more than the file. */
    private static final Map<String, List<String>> ONLY = Map.of(
            "twitter.clientSecretFile", List.of("\"x.secret\"", "5", "\"\"", "null"),
            "database.passwordFile", List.of("\"x.secret\"", "5", "\"\"", "null"),
            "database.url",
                    List.of(
                            "\"jdbc:postgresql://localhost/starling\"",
                            "\"jdbc:postgresql://db.example.org:5433/starling?sslmode=require\"",
                            "\"jdbc:postgresql://ann@localhost/starling\"",
                            "\"jdbc:mysql://localhost/starling\"",
                            "\"starling\"",
                            "7"),
            "bluesky.jetstream",
                    List.of("\"wss://j.example.org\"", "\"https://j.example.org/subscribe\"", "\"wss://j.org/x\"", "5"),
            "bluesky.videoService", List.of("\"https://v.example.org\"", "\"v.example.org\"", "\"\"", "{}"),
            "bluesky.push", List.of("\"jetstream\"", "\"firehose\"", "\"off\"", "\"on\"", "true"));

    private static Path folder;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("starling-schema");
        Files.writeString(folder.resolve("x.secret"), "hush");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        Files.deleteIfExists(folder.resolve("x.secret"));
        Files.deleteIfExists(folder.resolve(StarlingSettings.FILE));
        Files.delete(folder);
    }

    @Property(tries = 3_000)
    void whatTheSchemaAcceptsTheParserAcceptsAndNothingElse(@ForAll("files") String json) throws IOException {
        String written = json.replace("x.secret", folder.resolve("x.secret").toString());
        Files.writeString(folder.resolve(StarlingSettings.FILE), written);
        boolean accepted = parses();
        Statistics.collect(accepted);
        Statistics.coverage(coverage -> coverage.check(true).percentage(percentage -> percentage >= 10.0));

        assertThat(SCHEMA.validate(JsonMapper.shared().readTree(written)).isEmpty())
                .as(written)
                .isEqualTo(accepted);
    }

    @Provide
    Arbitrary<String> files() {
        Arbitrary<Map<String, String>> values = Arbitraries.of(SettingKeys.ALL)
                .filter(setting -> !setting.isSecret())
                .flatMap(setting -> value(setting).map(value -> Tuple.of(setting.key(), value)))
                .list()
                .ofMaxSize(4)
                .map(pairs -> {
                    Map<String, String> byKey = new LinkedHashMap<>();
                    pairs.forEach(pair -> byKey.put(pair.get1(), pair.get2()));
                    return byKey;
                });
        Arbitrary<String> odd = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just("")),
                Tuple.of(1, Arbitraries.just("\"$schema\": \"starling.schema.json\"")),
                Tuple.of(1, Arbitraries.of("\"$schema\": 1", "\"colour\": 1", "\"server.port\": 1", "\"log\": 1")));
        return values.flatMap(chosen -> odd.map(extra -> file(chosen, extra)));
    }

    private static Arbitrary<String> value(Setting<?> setting) {
        List<String> only = ONLY.get(setting.key());
        if (only != null) {
            return Arbitraries.of(only);
        }
        Object missing = setting.missing() == null ? "abc" : setting.written(StarlingSettings.DEFAULT);
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(JsonMapper.shared().writeValueAsString(missing))),
                Tuple.of(2, Arbitraries.of(NOISE)));
    }

    private static String file(Map<String, String> values, String extra) {
        Map<String, String> sections = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            String section = key.contains(".") ? key.substring(0, key.indexOf('.')) : "";
            String pair = "\"" + key.substring(key.indexOf('.') + 1) + "\": " + value;
            sections.merge(section, pair, (one, other) -> one + ", " + other);
        });
        StringBuilder json = new StringBuilder(extra);
        sections.forEach((section, pairs) -> {
            if (!extra.startsWith("\"" + section + "\"")) {
                json.append(json.isEmpty() ? "" : ", ")
                        .append(section.isEmpty() ? pairs : "\"" + section + "\": {" + pairs + "}");
            }
        });
        return "{" + json + "}";
    }

    private static boolean parses() {
        try {
            Configuration.read(folder, Map.of());
            return true;
        } catch (StartupException e) {
            return false;
        }
    }
}
