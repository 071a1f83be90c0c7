package social.starling.media;

/** A file that cannot be carried; the message completes the sentence "The picture is not carried because …". */
final class UnfitException extends Exception {
    private static final long serialVersionUID = 1;

    UnfitException(String reason) {
        super(reason);
    }

    /** @param format with its article */
    static UnfitException damaged(String format, String fault) {
        return new UnfitException("it is damaged: " + format + " " + fault);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
