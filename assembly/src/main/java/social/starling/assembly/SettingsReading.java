package social.starling.assembly;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import social.starling.assembly.SettingsSource.Written;
import social.starling.assembly.StartupException.Trouble;
import social.starling.ports.account.Secret;
import tools.jackson.databind.JsonNode;

/** Turns written settings into values, and gathers a sentence for each that is wrong, so that all are told at once. */
final class SettingsReading {
    private final SettingsSource source;
    private final List<String> problems = new ArrayList<>();

    SettingsReading(SettingsSource source) {
        this.source = source;
    }

    String text(String path, String missing) {
        String text = text(path);
        return text == null ? missing : text;
    }

    @Nullable
    String text(String path) {
        Written written = source.find(path);
        if (written == null) {
            return null;
        }
        String text = written.value() instanceof JsonNode node
                ? (node.isString() ? node.stringValue() : "")
                : written.value().toString();
        if (text.isBlank()) {
            problems.add(written + "; a text that is not empty is allowed");
            return null;
        }
        return text;
    }

    int number(String path, int least, int most, int missing) {
        Written written = source.find(path);
        if (written == null) {
            return missing;
        }
        Long number = number(written.value());
        if (number == null || number < least || number > most) {
            problems.add(written + "; a whole number from " + least + " to " + most + " is allowed");
            return missing;
        }
        return number.intValue();
    }

    boolean flag(String path, boolean missing) {
        Written written = source.find(path);
        if (written == null) {
            return missing;
        }
        String given = written.value() instanceof JsonNode node
                ? (node.isBoolean() ? node.toString() : "")
                : written.value().toString().strip();
        if (!given.equals("true") && !given.equals("false")) {
            problems.add(written + "; true and false are allowed");
            return missing;
        }
        return given.equals("true");
    }

    Duration seconds(String path, int least, int most, Duration missing) {
        return Duration.ofSeconds(number(path, least, most, (int) missing.toSeconds()));
    }

    Set<String> texts(String path) {
        Written written = source.find(path);
        if (written == null) {
            return Set.of();
        }
        if (written.value() instanceof String list) {
            return Arrays.stream(list.split(",")).map(String::strip).collect(Collectors.toSet());
        }
        Set<String> texts = new LinkedHashSet<>();
        boolean right = written.value() instanceof JsonNode node && node.isArray();
        if (right) {
            for (JsonNode each : (JsonNode) written.value()) {
                right &= each.isString();
                texts.add(each.isString() ? each.stringValue() : "");
            }
        }
        if (!right) {
            problems.add(written + "; a list of texts is allowed, such as [\"a\", \"b\"]");
            return Set.of();
        }
        return texts;
    }

    URI address(String path, URI missing) {
        String text = text(path);
        if (text == null) {
            return missing;
        }
        try {
            URI uri = new URI(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below, like every other address that is none.
        }
        problems.add(source.find(path) + "; a web address such as " + missing + " is allowed");
        return missing;
    }

    <E extends Enum<E>> E choice(String path, E missing) {
        Written written = source.find(path);
        if (written == null) {
            return missing;
        }
        String wanted = written.value() instanceof JsonNode node
                ? (node.isString() ? node.stringValue() : "")
                : written.value().toString();
        E[] choices = missing.getDeclaringClass().getEnumConstants();
        for (E choice : choices) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(wanted)) {
                return choice;
            }
        }
        problems.add(written + "; "
                + Arrays.stream(choices)
                        .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                + " are allowed");
        return missing;
    }

    /** A secret from a variable, or else from a file that a setting names; null where there is neither. */
    @Nullable
    Secret secret(String variable, String filePath) {
        Written given = source.findVariable(variable);
        String file = text(filePath);
        if (given != null) {
            return new Secret(given.value().toString());
        }
        if (file == null) {
            return null;
        }
        try {
            String content = Files.readString(Path.of(file)).strip();
            if (!content.isEmpty()) {
                return new Secret(content);
            }
            problems.add(source.find(filePath) + "; that file is empty, and a file with the secret is allowed");
        } catch (IOException | InvalidPathException e) {
            problems.add(source.find(filePath) + "; that file cannot be read (" + e
                    + "), and a file with the secret that this user may read is allowed");
        }
        return null;
    }

    /** A value that checks itself; what it throws is told with where it was written. */
    <T> T checked(String path, Supplier<T> made, T missing) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            Written written = source.find(path);
            problems.add((written == null ? path : written.toString()) + ". " + e.getMessage());
            return missing;
        }
    }

    /** @throws StartupException when anything was wrong or unknown */
    void finish() {
        problems.addAll(source.unknown());
        if (!problems.isEmpty()) {
            throw new StartupException(Trouble.SETTINGS, String.join("\n", problems), null);
        }
    }

    private static @Nullable Long number(Object value) {
        if (value instanceof JsonNode node) {
            return node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : null;
        }
        try {
            return Long.valueOf(value.toString().strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
