package social.starling.twitter.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A list that lies beside the classes: UTF-8, an entry on a line, lines that begin with {@code "# "} are remarks. */
final class NameList {
    private NameList() {}

    /** @throws IllegalStateException when the jar is not whole */
    static List<String> read(String name) {
        try (InputStream in = NameList.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The list " + name + " is missing from the jar of adapter-twitter; "
                        + "build or download it again");
            }
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                return lines.lines()
                        .filter(line -> !line.isEmpty() && !line.startsWith("# "))
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The list " + name + " cannot be read", e);
        }
    }
}
