package social.starling.twitter;

/**
 * What is known of a post without reading it, in one number: when it was made, what kind it is, and its media.
 *
 * @param second since 1970
 * @param ownReply whether it answers a post of its author
 * @param media files that it shows, 0 to 15
 * @param missing of these, those that are not in the archive
 */
record PostMarks(long second, boolean repost, boolean reply, boolean ownReply, boolean note, int media, int missing) {
    private static final int FLAGS = 12;

    long packed() {
        return second << FLAGS
                | (repost ? 1L : 0)
                | (reply ? 2L : 0)
                | (ownReply ? 4L : 0)
                | (note ? 8L : 0)
                | (long) media << 4
                | (long) missing << 8;
    }

    static PostMarks of(long packed) {
        return new PostMarks(
                second(packed),
                (packed & 1) != 0,
                (packed & 2) != 0,
                (packed & 4) != 0,
                (packed & 8) != 0,
                (int) (packed >> 4) & 15,
                (int) (packed >> 8) & 15);
    }

    static long second(long packed) {
        return packed >> FLAGS;
    }
}
