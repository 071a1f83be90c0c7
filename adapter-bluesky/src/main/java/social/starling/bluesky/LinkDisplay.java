package social.starling.bluesky;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a link is shown: the host always whole, so that nobody is misled about where it leads; a long path cut short. */
final class LinkDisplay {
    /** Graphemes of path, query and fragment that are shown at most; the ellipsis is one of them. */
    static final int PATH = 25;

    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(?<scheme>https?://)?(?<host>[^/?#]+)(?<path>[/?#].*)?", Pattern.DOTALL);

    private LinkDisplay() {}

    /** @param covered what the text has; anything but the address itself is somebody's own words and stays */
    static String of(String covered, String target) {
        Matcher shown = ADDRESS.matcher(covered);
        Matcher real = ADDRESS.matcher(target);
        if (!shown.matches() || !real.matches() || !isSame(shown, real)) {
            return covered;
        }
        String path = real.group("path");
        if (path == null || Graphemes.count(path) <= PATH) {
            return covered;
        }
        return real.group("host") + Graphemes.first(path, PATH - 1) + "\u2026";
    }

    private static boolean isSame(Matcher shown, Matcher real) {
        return shown.group("host").equalsIgnoreCase(real.group("host"))
                && path(shown).equals(path(real));
    }

    private static String path(Matcher address) {
        String path = address.group("path");
        return path == null || path.equals("/") ? "" : path;
    }
}
