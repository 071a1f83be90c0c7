package social.starling.sandbox.x;

import java.util.List;

/**
 * What X has found out about a page that posts link to.
 *
 * @param pictures in several sizes; none where the page has none
 */
public record XLinkedPage(String title, String description, List<Picture> pictures) {
    public XLinkedPage {
        pictures = List.copyOf(pictures);
    }

    /**
     * A picture of a page in one size.
     *
     * @param url an address, or a path on this X
     */
    public record Picture(String url, int width, int height) {
        String address(String origin) {
            return url.startsWith("/") ? origin + url : url;
        }
    }
}
