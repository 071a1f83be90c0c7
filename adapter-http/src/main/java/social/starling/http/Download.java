package social.starling.http;

/** How the download of a file ended. A source that may answer later is an exception instead. */
public sealed interface Download {
    /**
     * The whole file is there.
     *
     * @param bytes how long it is, 0 or more
     * @param md5 of its bytes, 32 lower-case hexadecimal digits
     * @param sha256 of its bytes, 64 lower-case hexadecimal digits
     */
    record Fetched(long bytes, String md5, String sha256) implements Download {}

    /**
     * It cannot be had from there, now or later.
     *
     * @param reason completes the sentence "The file is not fetched because …"; it names hosts and no addresses, which may
     *     be signed
     */
    record Refused(String reason) implements Download {}
}
