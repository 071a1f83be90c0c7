package social.starling.benchmarks.flow;

/**
 * A post that a person has made on a simulated platform.
 *
 * @param person the number of its author
 * @param picture the path of its picture; empty for a post of words
 */
record SourcePost(int person, String picture) {
    /** What {@link #parse} reads. */
    String line() {
        return "post " + person + " " + picture;
    }

    static SourcePost parse(String line) {
        String[] parts = line.split(" ", 3);
        return new SourcePost(Integer.parseInt(parts[1]), parts[2]);
    }
}
