package social.starling.sandbox.x;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import social.starling.sandbox.Shelf;
import social.starling.sandbox.media.MediaFile;
import social.starling.sandbox.media.TestPicture;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pages of which X can tell more than their address. The real one visits what is linked; this one knows what it has been
 * told.
 */
final class XPages {
    /** X serves the picture of a page as it is and, beside it, as a small square. */
    private static final int SQUARE = 150;

    private static final int STATUS_OK = 200;

    private final Shelf<XLinkedPage> pages;
    private final XFiles files;

    /** @param pages by address */
    XPages(Shelf<XLinkedPage> pages, XFiles files) {
        this.pages = pages;
        this.files = files;
    }

    void tell(String url, XLinkedPage page) {
        if (!url.matches("(?i)https?://.+")) {
            throw new IllegalArgumentException("url is '" + url + "'; it must begin with http:// or https://");
        }
        pages.put(url, page);
    }

    void tell(String url, String title, String description, Optional<byte[]> picture) {
        tell(
                url,
                new XLinkedPage(title, description, picture.map(this::pictures).orElse(List.of())));
    }

    /** The sizes in which X shows a page's picture, served from now on; what is no picture is called a JPEG. */
    private List<XLinkedPage.Picture> pictures(byte[] bytes) {
        MediaFile file = MediaFile.of(bytes).orElse(new MediaFile("image/jpeg", 1200, 630, 1, 0));
        List<XLinkedPage.Picture> pictures = new ArrayList<>();
        pictures.add(new XLinkedPage.Picture(files.picture(bytes, file), file.width(), file.height()));
        byte[] square = TestPicture.PHOTO.bytes(SQUARE, SQUARE);
        pictures.add(new XLinkedPage.Picture(
                files.picture(square, MediaFile.of(square).orElseThrow()), SQUARE, SQUARE));
        return pictures;
    }

    /** What a link entity says of the page behind {@code target}: nothing where nothing is known. */
    void describe(ObjectNode entity, String target, String origin) {
        Optional<XLinkedPage> known = pages.find(target);
        known.ifPresent(page -> {
            entity.put("status", STATUS_OK)
                    .put("title", page.title())
                    .put("description", page.description())
                    .put("unwound_url", target);
            ArrayNode images = entity.putArray("images");
            page.pictures()
                    .forEach(picture -> images.addObject()
                            .put("url", picture.address(origin))
                            .put("width", picture.width())
                            .put("height", picture.height()));
            if (images.isEmpty()) {
                entity.remove("images");
            }
        });
    }
}
