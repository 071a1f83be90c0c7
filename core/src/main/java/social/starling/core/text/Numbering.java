package social.starling.core.text;

/**
 * What stands at the end of each part.
 *
 * @param on whether parts are numbered at all
 * @param total how many parts there are, or the most there can be while that is not known
 */
record Numbering(boolean on, int total) {
    static final Numbering OFF = new Numbering(false, Integer.MAX_VALUE);
    /** Room for counts of one digit. */
    static final Numbering ONE_DIGIT = new Numbering(true, 9);

    Numbering oneDigitMore() {
        return new Numbering(on, total * 10 + 9);
    }

    /** ASCII; nothing where there is one part only. @param part from 1 */
    String suffix(int part) {
        return on && total > 1 ? " " + part + "/" + total : "";
    }
}
