package social.starling.assembly;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of {@code starling.json}, by which editors complete and check. What only Starling knows it does not say:
 * whether a file can be read, an address is public, or a variable stands over the file.
 *
 * @see <a href="https://json-schema.org/draft/2020-12">draft 2020-12</a>
 */
public final class SettingsSchema {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SettingsSchema() {}

    /** The schema as one object. */
    public static JsonNode json() {
        ObjectNode schema = NODES.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:starling:settings")
                .put("title", "Settings of Starling");
        ObjectNode properties = object(schema);
        properties
                .putObject("$schema")
                .put("type", "string")
                .put("description", "The address of this schema, for editors");
        for (Setting<?> setting : SettingKeys.ALL) {
            if (!setting.isSecret()) {
                section(properties, setting.section()).set(setting.name(), property(setting));
            }
        }
        clientOfSecret(properties);
        addressOfJetstream(properties);
        serverOfUser(properties);
        return schema;
    }

    private static ObjectNode section(ObjectNode properties, String section) {
        if (section.isEmpty()) {
            return properties;
        }
        ObjectNode known = (ObjectNode) properties.get(section);
        return known == null ? object(properties.putObject(section)) : (ObjectNode) known.get("properties");
    }

    /** Makes {@code schema} one of an object without other properties than those of the node returned. */
    private static ObjectNode object(ObjectNode schema) {
        ObjectNode properties = schema.put("type", "object").putObject("properties");
        schema.put("additionalProperties", false);
        return properties;
    }

    private static ObjectNode property(Setting<?> setting) {
        ObjectNode schema = NODES.objectNode();
        switch (setting.kind()) {
            case SettingKind.Text text -> text(schema, text.pattern());
            case AddressKind address -> text(schema, AddressKind.PATTERN);
            case SettingKind.Whole whole -> whole(schema, whole);
            case SettingKind.Seconds seconds -> whole(schema, seconds.number());
            case SettingKind.Flag flag -> schema.put("type", "boolean");
            case SettingKind.Word word -> words(schema, word.words());
            case SettingKind.Choice<?> choice -> words(schema, choice.words());
            case TextsKind texts -> text(schema.put("type", "array").putObject("items"), texts.each());
            case SettingKind.Hidden hidden ->
                throw new IllegalArgumentException("The secret " + setting.key() + " never stands in a file");
        }
        Object missing = setting.written(StarlingSettings.DEFAULT);
        if (missing != null) {
            schema.set("default", JsonMapper.shared().valueToTree(missing));
        }
        return schema.put(
                "description",
                setting.description() + ". Variable: " + setting.variable() + ". A change counts "
                        + (setting.followed() ? "at once" : "from the next start on"));
    }

    private static void text(ObjectNode schema, Pattern pattern) {
        schema.put("type", "string").put("pattern", "^(?:" + pattern + ")$");
    }

    private static void whole(ObjectNode schema, SettingKind.Whole whole) {
        schema.put("type", "integer").put("minimum", whole.least()).put("maximum", whole.most());
    }

    private static void words(ObjectNode schema, List<String> words) {
        words.forEach(schema.put("type", "string").putArray("enum")::add);
    }

    /** A secret without the app that it belongs to is refused. */
    private static void clientOfSecret(ObjectNode properties) {
        ObjectNode twitter = (ObjectNode) properties.get(SettingKeys.TWITTER_CLIENT_ID.section());
        twitter.putObject("dependentRequired")
                .putArray(SettingKeys.TWITTER_CLIENT_SECRET_FILE.name())
                .add(SettingKeys.TWITTER_CLIENT_ID.name());
    }

    /** Who signs in to no server is refused. */
    private static void serverOfUser(ObjectNode properties) {
        ObjectNode required =
                ((ObjectNode) properties.get(SettingKeys.DATABASE_URL.section())).putObject("dependentRequired");
        for (Setting<?> setting : List.of(SettingKeys.DATABASE_USER, SettingKeys.DATABASE_PASSWORD_FILE)) {
            required.putArray(setting.name()).add(SettingKeys.DATABASE_URL.name());
        }
    }

    /** The address of a Jetstream stands where one is listened to, and nowhere else. */
    private static void addressOfJetstream(ObjectNode properties) {
        String push = SettingKeys.BLUESKY_PUSH.name();
        String jetstream = SettingKeys.BLUESKY_JETSTREAM.name();
        ObjectNode bluesky = (ObjectNode) properties.get(SettingKeys.BLUESKY_PUSH.section());
        ObjectNode asked = bluesky.putObject("if");
        asked.putObject("properties").putObject(push).put("const", "jetstream");
        asked.putArray("required").add(push);
        bluesky.putObject("then").putArray("required").add(jetstream);
        bluesky.putObject("else").putObject("properties").put(jetstream, false);
    }
}
