package social.starling.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.starling.assembly.StartupException.Trouble;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Settings as they were written, by path ({@code server.port}): those of the file, and variables that stand over them. */
final class SettingsSource {
    /** Names the schema by which editors complete; it says nothing to Starling. */
    private static final String SCHEMA = "$schema";
    /** A dot inside a key, in a path whose other dots stand between section and key. */
    private static final String DOT = "\\.";

    private final Path file;
    private final Map<String, JsonNode> values;
    private final Map<String, String> environment;

    private SettingsSource(Path file, Map<String, JsonNode> values, Map<String, String> environment) {
        this.file = file;
        this.values = values;
        this.environment = environment;
    }

    /**
     * @param file need not exist
     * @throws StartupException when the file cannot be read or holds no JSON object
     */
    static SettingsSource read(Path file, Map<String, String> environment) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        if (Files.exists(file)) {
            JsonNode root = parse(file);
            if (!root.isObject()) {
                throw wrong(file + " holds " + root.getNodeType().name().toLowerCase(Locale.ROOT)
                        + "; one JSON object is allowed");
            }
            flatten("", root, values);
        }
        return new SettingsSource(file, values, environment);
    }

    Path file() {
        return file;
    }

    /** What the file says; null where it says nothing. */
    @Nullable
    JsonNode ofFile(Setting<?> setting) {
        return values.get(setting.key());
    }

    /** What the environment says; null where it says nothing. An empty variable counts as none. */
    @Nullable
    String ofVariable(Setting<?> setting) {
        String given = environment.getOrDefault(setting.variable(), "");
        return given.isEmpty() ? null : given;
    }

    /** What is said of the setting and where, for messages; the key alone where nothing is. */
    String told(Setting<?> setting) {
        String given = ofVariable(setting);
        if (given != null) {
            return setting.variable() + " is " + (setting.isSecret() ? "set" : "\"" + given + "\"");
        }
        JsonNode value = ofFile(setting);
        return value == null ? setting.key() : toldOfFile(setting.key(), value);
    }

    String toldOfFile(String path, JsonNode value) {
        return path + " in " + file + " is " + value;
    }

    /** One sentence for each key and variable that no setting has. */
    List<String> unknown(List<Setting<?>> settings) {
        List<String> problems = new ArrayList<>();
        List<String> keys = settings.stream()
                .filter(setting -> !setting.isSecret())
                .map(Setting::key)
                .toList();
        values.forEach((path, value) -> {
            if (settings.stream().noneMatch(setting -> setting.key().equals(path))) {
                unknown(path, value, keys).ifPresent(problems::add);
            }
        });
        List<String> variables = settings.stream().map(Setting::variable).toList();
        environment.keySet().stream()
                .filter(name -> isOfASection(name, settings) && !variables.contains(name))
                .sorted()
                .forEach(name ->
                        problems.add("The variable " + name + " is no setting; " + NearWords.suggest(name, variables)));
        return problems;
    }

    private Optional<String> unknown(String path, JsonNode value, List<String> keys) {
        if (path.equals(SCHEMA)) {
            return value.isString()
                    ? Optional.empty()
                    : Optional.of(toldOfFile(path, value) + "; the address of a JSON Schema is allowed");
        }
        if (path.contains(DOT)) {
            return Optional.of("\"" + path.replace(DOT, ".") + "\" in " + file
                    + " has a dot in its name; a section is an object: {\"server\": {\"port\": 7878}}");
        }
        List<String> section =
                keys.stream().filter(key -> key.startsWith(path + ".")).toList();
        if (section.isEmpty()) {
            return Optional.of(path + " in " + file + " is no setting; " + NearWords.suggest(path, keys));
        }
        return value.isObject()
                ? Optional.empty()
                : Optional.of(
                        toldOfFile(path, value) + "; an object with " + String.join(", ", section) + " is allowed");
    }

    /** Other variables of that prefix are the launcher's and the CLI's. */
    private static boolean isOfASection(String name, List<Setting<?>> settings) {
        return settings.stream()
                .filter(setting -> !setting.section().isEmpty())
                .map(setting -> "STARLING_" + setting.section().toUpperCase(Locale.ROOT) + "_")
                .anyMatch(name::startsWith);
    }

    private static JsonNode parse(Path file) {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try {
            return JsonMapper.builder(factory).build().readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw new StartupException(
                    Trouble.SETTINGS,
                    file + " is no valid JSON at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage(),
                    e);
        } catch (IOException e) {
            throw new StartupException(
                    Trouble.SETTINGS,
                    "The settings in " + file + " cannot be read (" + e + "); give this user the right to read them",
                    e);
        }
    }

    private static void flatten(String prefix, JsonNode node, Map<String, JsonNode> values) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String path = prefix + entry.getKey().replace(".", DOT);
            if (entry.getValue().isObject() && !entry.getValue().isEmpty()) {
                flatten(path + ".", entry.getValue(), values);
            } else {
                values.put(path, entry.getValue());
            }
        }
    }

    private static StartupException wrong(String sentence) {
        return new StartupException(Trouble.SETTINGS, sentence, null);
    }
}
