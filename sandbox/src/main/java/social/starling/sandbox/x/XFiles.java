package social.starling.sandbox.x;

import java.util.Optional;
import social.starling.sandbox.Blobs;
import social.starling.sandbox.Journal;
import social.starling.sandbox.Refusal;
import social.starling.sandbox.Shelf;
import social.starling.sandbox.WireReply;
import social.starling.sandbox.WireRequest;
import social.starling.sandbox.media.MediaFile;
import social.starling.sandbox.media.TestPicture;

/** The pictures and videos of posts, as X's media hosts serve them to everybody. */
final class XFiles {
    static final String FOLDER = "/media/";
    private static final String PREVIEW = ".jpg";
    private static final int GIF_SECONDS_IN_MILLIS = 1_000;

    private final Shelf<Served> files;
    private final Blobs blobs;

    XFiles(Journal journal) {
        this.files = journal.shelf("files", Served.class);
        this.blobs = journal.blobs();
    }

    /** A file by name: the hash of its bytes and what the answer says it is. */
    record Served(String hash, String mediaType) {}

    /** The media of a post: its bytes are served from now on. X turns a GIF into a video, of which this one has no pictures. */
    XMedia media(String key, String type, String hash, MediaFile file, Optional<String> altText) {
        boolean gif = type.equals("animated_gif") && !file.isVideo();
        String bytes =
                gif ? blobs.add(TestPicture.VIDEO.bytes(file.width(), file.height(), GIF_SECONDS_IN_MILLIS)) : hash;
        String name = key + "." + (gif ? "mp4" : file.extension());
        files.put(name, new Served(bytes, gif ? "video/mp4" : file.type()));
        if (!type.equals("photo")) {
            byte[] preview = TestPicture.PHOTO.bytes(Math.min(1_200, file.width()), Math.min(1_200, file.height()));
            files.put(name + PREVIEW, new Served(blobs.add(preview), "image/jpeg"));
        }
        return new XMedia(key, type, FOLDER + name, altText, file.width(), file.height(), file.durationMillis());
    }

    /** Serves a picture that is no post's own; the answer is its path. */
    String picture(byte[] bytes, MediaFile file) {
        String hash = blobs.add(bytes);
        String name = hash + "." + file.extension();
        files.put(name, new Served(hash, file.type()));
        return FOLDER + name;
    }

    /** Keeps bytes that a post is about to show; the answer is their hash. */
    String keep(byte[] bytes) {
        return blobs.add(bytes);
    }

    /** The bytes at a path. */
    Optional<byte[]> bytes(String path) {
        return files.find(path.substring(path.lastIndexOf('/') + 1)).flatMap(file -> blobs.find(file.hash));
    }

    /** The file of an address. */
    WireReply serve(WireRequest request) {
        Served served = files.find(request.capture("name")).orElseThrow(XFiles::missing);
        return WireReply.of(200, served.mediaType, blobs.find(served.hash).orElseThrow(XFiles::missing))
                .with("Cache-Control", "max-age=604800, must-revalidate")
                .with("X-Content-Type-Options", "nosniff");
    }

    private static Refusal missing() {
        return new Refusal("there is no such file", WireReply.text(404, "text/plain", ""));
    }
}
