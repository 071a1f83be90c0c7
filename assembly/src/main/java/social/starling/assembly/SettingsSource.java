package social.starling.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import social.starling.assembly.StartupException.Trouble;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Settings as they were written, by path ({@code server.port}): the file's values and the environment's over them. It
 * remembers what was asked for, so that what nobody asked for can be told as unknown.
 */
final class SettingsSource {
    private final String file;
    private final Map<String, JsonNode> values;
    private final Map<String, String> environment;
    private final TreeSet<String> asked = new TreeSet<>();
    private final TreeSet<String> variables = new TreeSet<>();

    private SettingsSource(String file, Map<String, JsonNode> values, Map<String, String> environment) {
        this.file = file;
        this.values = values;
        this.environment = environment;
    }

    /** @throws StartupException when the file cannot be read or holds no JSON object */
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
        return new SettingsSource(file.toString(), values, environment);
    }

    /** What stands at {@code path}; null where nothing does. An empty variable counts as none. */
    @Nullable
    Written find(String path) {
        asked.add(path);
        Written given = findVariable(variable(path));
        if (given != null) {
            return given;
        }
        JsonNode value = values.get(path);
        return value == null ? null : new Written(path + " in " + file, value);
    }

    /** What the environment says alone; for what must not stand in the file. */
    @Nullable
    Written findVariable(String variable) {
        variables.add(variable);
        String given = environment.getOrDefault(variable, "");
        return given.isEmpty() ? null : new Written(variable, given);
    }

    /** One sentence for each key and variable that no setting has. */
    List<String> unknown() {
        List<String> problems = new ArrayList<>();
        values.forEach((path, value) -> {
            if (asked.contains(path)) {
                return;
            }
            boolean section = !asked.subSet(path + ".", path + "/").isEmpty();
            if (!section) {
                problems.add(path + " in " + file + " is no setting; known are " + String.join(", ", asked));
            } else if (!value.isObject()) {
                problems.add(path + " in " + file + " is " + value + "; an object with "
                        + String.join(", ", asked.subSet(path + ".", path + "/")) + " is allowed");
            }
        });
        environment.keySet().stream()
                .filter(name -> isOfASection(name) && !variables.contains(name))
                .sorted()
                .forEach(name -> problems.add(
                        "The variable " + name + " is no setting; known are " + String.join(", ", variables)));
        return problems;
    }

    /** {@code server.allowedHosts} → {@code STARLING_SERVER_ALLOWED_HOSTS}. */
    static String variable(String path) {
        return "STARLING_"
                + path.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    /** Other variables of that prefix are the launcher's and the CLI's. */
    private boolean isOfASection(String name) {
        return asked.stream()
                .filter(path -> path.contains("."))
                .map(path -> variable(path.substring(0, path.indexOf('.'))) + "_")
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
            String path = prefix + entry.getKey();
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

    /** A value and where it was written. @param value a {@link JsonNode} of the file, or the text of a variable */
    record Written(String origin, Object value) {
        /** For messages. */
        @Override
        public String toString() {
            return origin + " is " + (value instanceof String text ? "\"" + text + "\"" : value);
        }
    }
}
