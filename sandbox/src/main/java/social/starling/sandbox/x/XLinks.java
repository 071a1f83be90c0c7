package social.starling.sandbox.x;

import java.util.Optional;
import social.starling.sandbox.Digests;
import social.starling.sandbox.Shelf;

/** The shortener t.co: every link in a post is shown as an address of 23 characters; the same link has the same one. */
final class XLinks {
    private static final String PREFIX = "https://t.co/";
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int SLUG_LENGTH = 10;

    private final Shelf<String> targets;

    /** @param targets by short address */
    XLinks(Shelf<String> targets) {
        this.targets = targets;
    }

    /** The short address of {@code link}; a known short address is its own. */
    String shorten(String link) {
        if (targets.find(link).isPresent()) {
            return link;
        }
        String target = link.matches("(?i)https?://.*") ? link : "http://" + link;
        String shortened = PREFIX + slug(target);
        targets.put(shortened, target);
        return shortened;
    }

    /** Where a short address leads. */
    Optional<String> target(String shortened) {
        return targets.find(shortened);
    }

    private static String slug(String target) {
        byte[] hash = Digests.sha256(target);
        StringBuilder slug = new StringBuilder();
        for (int i = 0; i < SLUG_LENGTH; i++) {
            slug.append(ALPHABET.charAt(Math.floorMod(hash[i], ALPHABET.length())));
        }
        return slug.toString();
    }
}
