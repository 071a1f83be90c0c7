package social.starling.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What somebody may have meant who mistyped a name. */
final class NearNames {
    private static final int MOST = 3;

    private NearNames() {}

    /** Such as {@code ; did you mean list?}; empty where nothing is near. */
    static String hint(String written, Collection<String> known) {
        List<String> near = near(written, known);
        return near.isEmpty() ? "" : "; did you mean " + near.stream().collect(Collectors.joining(" or ")) + "?";
    }

    /** The nearest first: those that begin so, and those that a slip or two away from it. */
    static List<String> near(String written, Collection<String> known) {
        String name = written.toLowerCase(Locale.ROOT);
        int slips = Math.max(1, Math.min(3, name.length() / 3));
        return known.stream()
                .filter(each -> (name.length() > 1 && each.startsWith(name)) || distance(name, each) <= slips)
                .sorted(Comparator.<String>comparingInt(each -> each.startsWith(name) ? 0 : distance(name, each))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, cost, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int[][] cost, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
