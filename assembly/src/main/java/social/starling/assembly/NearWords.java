package social.starling.assembly;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds among the words that are known the one that was probably meant. */
final class NearWords {
    private NearWords() {}

    /** The end of a sentence about {@code word}: the one that was probably meant, or all of them. */
    static String suggest(String word, List<String> known) {
        return known.stream()
                .filter(each -> distance(word, each) <= Math.max(1, plain(word).length() / 5))
                .min(Comparator.comparingInt(each -> distance(word, each)))
                .map(each -> "did you mean " + each + "? See the list with: starling config show --all")
                .orElse("known are " + String.join(", ", known));
    }

    /** Of the whole word or of what comes after its section, whichever is nearer; a beginning is near. */
    private static int distance(String word, String known) {
        String wanted = plain(word);
        String whole = plain(known);
        String last = plain(known.substring(known.lastIndexOf('.') + 1));
        if (wanted.length() > 3 && whole.startsWith(wanted)) {
            return 1;
        }
        return Math.min(edits(wanted, whole), edits(wanted, last));
    }

    private static String plain(String word) {
        return word.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    /** Letters put in, left out, exchanged or swapped with their neighbour (optimal string alignment). */
    private static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int exchanged = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(exchanged, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
