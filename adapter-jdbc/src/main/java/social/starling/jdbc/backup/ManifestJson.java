package social.starling.jdbc.backup;

import social.starling.ports.backup.BackupManifest;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The manifest as it stands in the file: the record as it is, for people to read. */
final class ManifestJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private ManifestJson() {}

    static String write(BackupManifest manifest) {
        return MAPPER.writeValueAsString(manifest);
    }

    /** The format alone, which every future manifest has; 0 where there is none. */
    static int format(String json) {
        try {
            return MAPPER.readTree(json).path("format").asInt(0);
        } catch (JacksonException e) {
            return 0;
        }
    }

    /** @throws JacksonException when it is no manifest of format 1 */
    static BackupManifest read(String json) {
        return MAPPER.readValue(json, BackupManifest.class);
    }
}
