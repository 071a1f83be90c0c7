package social.starling.twitter;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import social.starling.ports.archive.ArchiveId;
import social.starling.ports.archive.PostArchive;
import social.starling.ports.archive.PostArchives;
import social.starling.ports.media.LocalMedia;
import social.starling.ports.post.PostReader;

/** The archives that X gives its users, kept in a folder, and the media in them. */
final class TwitterArchives implements PostArchives, LocalMedia {
    private final ArchiveShelf shelf;

    private TwitterArchives(ArchiveShelf shelf) {
        this.shelf = shelf;
    }

    /**
     * @param folder made for its owner alone where it is missing
     * @throws IOException when it cannot be made or read
     */
    static TwitterArchives open(Path folder, InstantSource clock) throws IOException {
        return new TwitterArchives(ArchiveShelf.open(folder, TwitterSettings.PLATFORM, clock));
    }

    @Override
    public PostArchive take(InputStream file, long size) {
        return shelf.take(file, size);
    }

    @Override
    public Optional<PostArchive> find(ArchiveId id) {
        return shelf.find(id);
    }

    @Override
    public List<PostArchive> list() {
        return shelf.list();
    }

    @Override
    public PostReader reader(ArchiveId id) {
        ArchiveContents contents = shelf.contents(id);
        return new ArchivePostReader(contents, new ArchivedPosts(id, contents));
    }

    @Override
    public void remove(ArchiveId id) {
        shelf.remove(id);
    }

    @Override
    public LocalMedia media() {
        return this;
    }

    @Override
    public boolean isOne(String url) {
        return ArchiveAddress.parse(url) != null;
    }

    @Override
    public InputStream open(String url) throws IOException {
        ArchiveAddress address = ArchiveAddress.parse(url);
        if (address == null) {
            throw new FileNotFoundException("\"" + url + "\" names no file of an archive");
        }
        return shelf.media(address.archive(), address.file());
    }

    @Override
    public void close() {
        shelf.close();
    }
}
