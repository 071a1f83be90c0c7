package social.starling.twitter;

/**
 * One file in a ZIP, as its list of contents tells.
 *
 * @param method 0 for stored, 8 for deflated
 * @param crc of the bytes, 0 to 2³²−1
 * @param packed how many bytes it takes in the ZIP
 * @param size how many bytes it has
 * @param offset where its own header begins
 */
record ZipMember(String name, int method, long crc, long packed, long size, long offset) {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    boolean isFolder() {
        return name.endsWith("/");
    }
}
