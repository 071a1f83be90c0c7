package social.starling.sandbox.bluesky;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The checks that lexicons are made of; a failed one throws {@link Complaint} with the path of the value. */
final class Lexicon {
    private static final Pattern DID = Pattern.compile("did:[a-z]+:[a-zA-Z0-9._:%-]*[a-zA-Z0-9._-]");
    private static final Pattern URI = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]{0,80}:[^\\s]+");
    private static final Pattern AT_URI = Pattern.compile(
            "at://(" + DID.pattern()
                    + "|([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)"
                    + "(/[a-zA-Z][a-zA-Z0-9-]*(\\.[a-zA-Z0-9-]+)+\\.[a-zA-Z][a-zA-Z0-9]*(/(?!\\.{1,2}$)[a-zA-Z0-9._~:-]{1,512})?)?");
    private static final Pattern LANGUAGE = Pattern.compile("([iIxX]|[a-z]{2,3})(-[a-zA-Z0-9]+)*");
    private static final int LONGEST_DID = 2_048;
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private Lexicon() {}

    static JsonNode required(JsonNode object, String key, String path) {
        JsonNode value = object.get(key);
        if (value == null) {
            throw new Complaint(path + " must have the property \"" + key + "\"");
        }
        return value;
    }

    static JsonNode object(JsonNode value, String path) {
        if (!value.isObject()) {
            throw new Complaint(path + " must be an object");
        }
        return value;
    }

    static JsonNode array(JsonNode value, String path, int most) {
        if (!value.isArray()) {
            throw new Complaint(path + " must be an array");
        }
        if (value.size() > most) {
            throw new Complaint(path + " must not have more than " + most + " elements");
        }
        return value;
    }

    static String string(JsonNode value, String path) {
        if (!value.isString()) {
            throw new Complaint(path + " must be a string");
        }
        return value.stringValue();
    }

    static String string(JsonNode value, String path, int mostBytes, int mostGraphemes) {
        String text = string(value, path);
        if (text.getBytes(StandardCharsets.UTF_8).length > mostBytes) {
            throw new Complaint(path + " must not be longer than " + mostBytes + " characters");
        }
        if (graphemes(text) > mostGraphemes) {
            throw new Complaint(path + " must not be longer than " + mostGraphemes + " graphemes");
        }
        return text;
    }

    static int natural(JsonNode value, String path) {
        if (!value.isInt()) {
            throw new Complaint(path + " must be an integer");
        }
        if (value.intValue() < 0) {
            throw new Complaint(path + " can not be less than 0");
        }
        return value.intValue();
    }

    static void positive(JsonNode value, String path) {
        if (natural(value, path) < 1) {
            throw new Complaint(path + " can not be less than 1");
        }
    }

    static void did(JsonNode value, String path) {
        if (string(value, path).length() > LONGEST_DID) {
            throw new Complaint(path + " must not be longer than " + LONGEST_DID + " characters");
        }
        format(value, path, DID, "a valid did");
    }

    static void uri(JsonNode value, String path) {
        format(value, path, URI, "a uri");
    }

    static void atUri(JsonNode value, String path) {
        format(value, path, AT_URI, "a valid at-uri");
    }

    static void cid(JsonNode value, String path) {
        if (!Cid.isCid(string(value, path))) {
            throw new Complaint(path + " must be a cid string");
        }
    }

    static void language(JsonNode value, String path) {
        format(value, path, LANGUAGE, "a well-formed BCP 47 language tag");
    }

    /** An object of an open union: its {@code $type} is required, types that are not known here are let through. */
    static String union(JsonNode value, String path) {
        if (!value.isObject() || !value.path("$type").isString()) {
            throw new Complaint(path + " must be an object which includes the \"$type\" property");
        }
        return value.path("$type").stringValue();
    }

    /** Extended grapheme clusters (UAX #29). */
    static int graphemes(String text) {
        return (int) GRAPHEME.matcher(text).results().count();
    }

    private static void format(JsonNode value, String path, Pattern format, String what) {
        if (!format.matcher(string(value, path)).matches()) {
            throw new Complaint(path + " must be " + what);
        }
    }

    /** What is wrong with a record, beginning with the path of the value. */
    static final class Complaint extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Complaint(String message) {
            super(message, null, false, false);
        }
    }
}
