package social.starling.ports.archive;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import social.starling.ports.media.LocalMedia;
import social.starling.ports.post.PostReader;

/** The archives that people have brought. They stay, with their media, until somebody removes them. */
public interface PostArchives extends AutoCloseable {
    /**
     * Reads a file through, checks all of it that is needed, and keeps it. A file that was taken before is the same archive
     * again, and mends one of which something was lost.
     *
     * @param file its bytes; closed by the caller
     * @param size how many there will be, so that a lack of room is told at once; -1 where that is not known
     * @throws IllegalArgumentException with a sentence when it is no such archive, or a damaged one; nothing is kept then
     * @throws IllegalStateException with a sentence when there is no room for it, or another one is just being taken
     */
    PostArchive take(InputStream file, long size);

    /** Empty where there is none, or where something of it was lost or changed. */
    Optional<PostArchive> find(ArchiveId id);

    /** The newest first. */
    List<PostArchive> list();

    /**
     * Reads the posts of an archive; what it does not hold is not asked for elsewhere.
     *
     * @throws IllegalArgumentException when there is no such archive (any more)
     */
    PostReader reader(ArchiveId id);

    /** The media files in all of them. */
    LocalMedia media();

    /** Deletes it with its media; nothing happens where there is none. */
    void remove(ArchiveId id);

    @Override
    void close();

    /** Where no archives are taken. */
    static PostArchives none() {
        return new PostArchives() {
            @Override
            public PostArchive take(InputStream file, long size) {
                throw new IllegalArgumentException("No archives are taken here; use a daemon with a data folder");
            }

            @Override
            public Optional<PostArchive> find(ArchiveId id) {
                return Optional.empty();
            }

            @Override
            public List<PostArchive> list() {
                return List.of();
            }

            @Override
            public PostReader reader(ArchiveId id) {
                throw new IllegalArgumentException("There is no archive " + id);
            }

            @Override
            public LocalMedia media() {
                return LocalMedia.none();
            }

            @Override
            public void remove(ArchiveId id) {
                // There is nothing to remove.
            }

            @Override
            public void close() {
                // There is nothing to close.
            }
        };
    }
}
