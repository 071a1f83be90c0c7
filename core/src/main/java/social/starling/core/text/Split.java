package social.starling.core.text;

import java.util.List;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextLimits;

/** What became of a text that had to fit into posts. */
public sealed interface Split {
    /**
     * The text in posts, each within the limits; the very same text where it fits into one.
     *
     * @param parts in reading order; empty only for a text of nothing but spaces that does not fit
     */
    record Parts(List<RichText> parts) implements Split {
        public Parts {
            parts = List.copyOf(parts);
        }
    }

    /** The text does not go into {@code allowed} posts; it needs {@code needed}. */
    record TooMany(int needed, int allowed) implements Split {
        /** For people: what is wrong and what to do. */
        public String sentence() {
            return "The text needs " + needed + " posts; at most " + allowed + (allowed == 1 ? " is" : " are")
                    + " allowed. Shorten it";
        }
    }

    /**
     * A piece that may not be cut is longer than a post.
     *
     * @param piece how it begins, at most 80 characters
     * @param length of the whole piece in the platform's units, numbering included
     * @param bytes of the whole piece in UTF-8, numbering included
     */
    record Unbreakable(String piece, int length, int bytes, TextLimits limits) implements Split {
        /** For people: what is wrong and what to do. */
        public String sentence() {
            String measure = length > limits.length()
                    ? length + " characters by the platform's count; at most " + limits.length()
                    : bytes + " bytes; at most " + limits.bytes();
            return "The text holds a piece that cannot be cut, \"" + piece + "\", and it takes " + measure
                    + " go into a post. Shorten it or put spaces between its parts";
        }
    }
}
