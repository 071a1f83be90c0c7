package social.starling.twitter.text;

import java.util.ArrayList;
import java.util.List;
import social.starling.ports.platform.Platform;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;

/** Finds people and their lists: those of twitter-text's {@code VALID_MENTION_OR_LIST}, links left aside. */
final class MentionFinder {
    static final Platform X = new Platform("twitter");
    private static final int MAX_NAME = 20;
    /** Of the name of a list, after its first letter. */
    private static final int MAX_LIST = 24;

    private MentionFinder() {}

    static List<Facet> find(String text) {
        List<Facet> found = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at < text.length()) {
            if (!CharacterClasses.isAtSign(text.charAt(at))) {
                at++;
                continue;
            }
            int name = at;
            while (name < text.length() && CharacterClasses.isAtSign(text.charAt(name))) {
                name++;
            }
            int nameEnd = endOfName(text, name);
            if (nameEnd == name || !mayBegin(text, from, at)) {
                at = name;
                continue;
            }
            int end = endOfList(text, nameEnd);
            if (!goesOn(text, end)) {
                found.add(
                        new Facet(name - 1, end, new Feature.Mention(X, text.substring(name, nameEnd), "x.com", null)));
            }
            from = end;
            at = end;
        }
        return found;
    }

    /** Whether a mention may begin with the at sign at {@code at}, of a text used up to {@code from}. */
    private static boolean mayBegin(String text, int from, int at) {
        if (at == 0) {
            return true;
        }
        if (at == from) {
            return false;
        }
        int before = text.codePointBefore(at);
        if (!CharacterClasses.isNameCharacter(before)
                && !CharacterClasses.isAtSign(before)
                && "!#$%&*".indexOf(before) < 0) {
            return true;
        }
        return followsRepost(text, from, at);
    }

    /** Whether {@code RT} stands right before it as a word. */
    private static boolean followsRepost(String text, int from, int at) {
        int word = at - 2;
        if (word < from || !text.regionMatches(true, word, "RT", 0, 2)) {
            return false;
        }
        if (word == 0) {
            return true;
        }
        if (word == from) {
            return false;
        }
        int before = text.codePointBefore(word);
        return !CharacterClasses.isNameCharacter(before) && "+~.-".indexOf(before) < 0;
    }

    private static int endOfName(String text, int start) {
        int at = start;
        while (at < text.length() && at - start < MAX_NAME && CharacterClasses.isNameCharacter(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int endOfList(String text, int start) {
        if (start + 1 >= text.length()
                || text.charAt(start) != '/'
                || !CharacterClasses.isAsciiLetter(text.charAt(start + 1))) {
            return start;
        }
        int at = start + 2;
        while (at < text.length()
                && at - start - 2 < MAX_LIST
                && (CharacterClasses.isNameCharacter(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        return at;
    }

    private static boolean goesOn(String text, int end) {
        return end < text.length()
                && (CharacterClasses.isAtSign(text.charAt(end))
                        || CharacterClasses.isAccented(text.charAt(end))
                        || text.startsWith("://", end));
    }
}
