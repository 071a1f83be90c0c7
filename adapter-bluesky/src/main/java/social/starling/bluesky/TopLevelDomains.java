package social.starling.bluesky;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The endings by which the official client tells a domain from other text with dots in it. */
final class TopLevelDomains {
    private static final Set<String> KNOWN = read();

    private TopLevelDomains() {}

    /** Whether {@code domain} has at least two labels and a known last one. */
    static boolean end(String domain) {
        int dot = domain.lastIndexOf('.');
        return dot > 0 && KNOWN.contains(domain.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    private static Set<String> read() {
        try (InputStream list = TopLevelDomains.class.getResourceAsStream("top-level-domains.txt")) {
            if (list == null) {
                throw new IllegalStateException("top-level-domains.txt is missing from the jar of adapter-bluesky");
            }
            return new String(list.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("top-level-domains.txt cannot be read from the jar of adapter-bluesky", e);
        }
    }
}
