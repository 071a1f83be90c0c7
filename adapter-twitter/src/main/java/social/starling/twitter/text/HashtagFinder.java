package social.starling.twitter.text;

import java.util.ArrayList;
import java.util.List;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;

/** Finds hashtags: those of twitter-text's {@code VALID_HASHTAG}, links left aside. */
final class HashtagFinder {
    private HashtagFinder() {}

    static List<Facet> find(String text) {
        List<Facet> found = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            if (!CharacterClasses.isHash(text.charAt(at)) || !mayBegin(text, from, at)) {
                continue;
            }
            int end = endOfName(text, at + 1);
            if (end < 0) {
                continue;
            }
            if (!goesOn(text, end)) {
                found.add(new Facet(at, end, new Feature.Tag(text.substring(at + 1, end))));
            }
            from = end;
            at = end - 1;
        }
        return found;
    }

    private static boolean mayBegin(String text, int from, int at) {
        if (at == 0) {
            return true;
        }
        if (at == from) {
            return false;
        }
        int before = text.codePointBefore(at);
        return before == 0xfe0e || before == 0xfe0f || before != '&' && !CharacterClasses.isTagCharacter(before);
    }

    /** The end of the name; negative when there is none, for it needs a letter and must not begin an emoji. */
    private static int endOfName(String text, int start) {
        if (start < text.length() && (text.charAt(start) == 0xfe0f || text.charAt(start) == 0x20e3)) {
            return -1;
        }
        boolean letter = false;
        int at = start;
        while (at < text.length() && CharacterClasses.isTagCharacter(text.codePointAt(at))) {
            letter = letter || CharacterClasses.isTagLetter(text.codePointAt(at));
            at += Character.charCount(text.codePointAt(at));
        }
        return letter ? at : -1;
    }

    private static boolean goesOn(String text, int end) {
        return end < text.length() && CharacterClasses.isHash(text.charAt(end)) || text.startsWith("://", end);
    }
}
