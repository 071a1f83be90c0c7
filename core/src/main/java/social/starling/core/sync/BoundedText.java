package social.starling.core.sync;

/**
 * A text that lets a regular expression look at it only so often: backtracking can be exponential, and a rule must not
 * stop a route.
 */
final class BoundedText implements CharSequence {
    private static final int MOST_LOOKS = 2_000_000;

    private final CharSequence text;
    private final int[] looks;

    BoundedText(CharSequence text) {
        this(text, new int[1]);
    }

    private BoundedText(CharSequence text, int[] looks) {
        this.text = text;
        this.looks = looks;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++looks[0] > MOST_LOOKS) {
            throw new TooCostlyException();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new BoundedText(text.subSequence(start, end), looks);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Why an expression was given up. */
    static String sentence(Throwable failure) {
        return failure instanceof StackOverflowError
                ? "the expression nests too deeply on this post"
                : String.valueOf(failure.getMessage());
    }

    /** The expression looked at the text too often. */
    static final class TooCostlyException extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooCostlyException() {
            super("The expression took more than " + MOST_LOOKS
                    + " steps on one post; write it without nested repeats");
        }
    }
}
