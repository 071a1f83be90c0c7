package social.starling.ports.route;

/**
 * Which posts a route carries by what they refer to. What continues a thread of one's own is no answer to others and is
 * carried with its thread.
 */
public record Relations(Replies replies, Reposts reposts, Quotes quotes) {
    public static final Relations NONE = new Relations(Replies.SKIP, Reposts.SKIP, Quotes.SKIP);

    /** A post that answers somebody else. */
    public enum Replies {
        SKIP,
        /** Carried as a post that stands alone; the post that it answers is not named. */
        CARRY
    }

    /** A post that only passes on somebody's post. */
    public enum Reposts {
        SKIP,
        /** The address of the post that was passed on, and no words of it. */
        LINK
    }

    /** A post that shows somebody's post under its own words. */
    public enum Quotes {
        SKIP,
        /** Its words with the address of the quoted post. */
        LINK
    }
}
