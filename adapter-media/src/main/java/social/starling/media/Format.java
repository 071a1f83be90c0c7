package social.starling.media;

/** The kinds of files that are carried, told apart by their content. */
enum Format {
    JPEG("a JPEG picture", "image/jpeg", "jpg"),
    PNG("a PNG picture", "image/png", "png"),
    GIF("a GIF picture", "image/gif", "gif"),
    WEBP("a WebP picture", "image/webp", "webp"),
    MP4("an MP4 video", "video/mp4", "mp4"),
    MOV("a QuickTime video", "video/quicktime", "mov"),
    WEBM("a WebM video", "video/webm", "webm");

    private final String title;
    private final String mimeType;
    private final String extension;

    Format(String title, String mimeType, String extension) {
        this.title = title;
        this.mimeType = mimeType;
        this.extension = extension;
    }

    /** With its article, as a sentence says it. */
    String title() {
        return title;
    }

    String mimeType() {
        return mimeType;
    }

    String extension() {
        return extension;
    }

    boolean isVideo() {
        return mimeType.startsWith("video/");
    }
}
