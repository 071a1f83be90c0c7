package social.starling.bluesky;

import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Account;
import social.starling.ports.media.LinkCard;
import social.starling.ports.media.Media;
import social.starling.ports.publish.Content;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a post to be shows below its text, its files brought to the server.
 *
 * @param embed null where it shows nothing
 * @param left a sentence for each thing that the server does not take
 */
record ShownBelow(@Nullable ObjectNode embed, List<String> left) {
    ShownBelow {
        left = List.copyOf(left);
    }

    /** @throws IllegalArgumentException when the server never takes the post's media */
    static ShownBelow of(Content content, Account account, Blobs blobs) {
        LinkCard card = content.card();
        if (card == null) {
            return new ShownBelow(MediaEmbed.of(content.media(), file -> blobs.upload(account, file)), List.of());
        }
        return LinkTarget.isSendable(card.url())
                ? card(card, account, blobs)
                : new ShownBelow(null, List.of("A link has no card because its address is none for Bluesky"));
    }

    /** A picture that the server refuses keeps no post from leaving. */
    private static ShownBelow card(LinkCard card, Account account, Blobs blobs) {
        Media thumb = card.thumb();
        if (thumb == null) {
            return new ShownBelow(ExternalEmbed.of(card, null), List.of());
        }
        try {
            ObjectNode file = blobs.upload(account, thumb.requireRendition());
            return new ShownBelow(ExternalEmbed.of(card, file), List.of());
        } catch (IllegalArgumentException e) {
            return new ShownBelow(
                    ExternalEmbed.of(card, null),
                    List.of("The card of " + card.url() + " has no picture: " + e.getMessage()));
        }
    }
}
