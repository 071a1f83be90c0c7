package social.starling.benchmarks.flow;

/** What people write in the measurements: some 150 characters with a link, no two alike. */
final class Sentences {
    private Sentences() {}

    static String number(int number) {
        return said("Post", number);
    }

    /** The same words, by another who posts beside Starling. */
    static String bare(int number) {
        return said("Bare", number);
    }

    private static String said(String kind, int number) {
        return kind + " number " + number + " says something of the usual length, as posts do, and links to"
                + " https://example.com/articles/" + number + " so that there is a link to carry along";
    }
}
