package social.starling.twitter.text;

import java.util.function.IntPredicate;

/** What may follow the host of an address: port, path with balanced parentheses two deep, query. */
final class UrlTail {
    private UrlTail() {}

    /** Where the address ends whose host ends at {@code hostEnd}. */
    static int end(String text, int hostEnd) {
        int at = hostEnd;
        if (is(text, at, ':')) {
            int digits = run(text, at + 1, CharacterClasses::isAsciiDigit);
            at = digits > at + 1 ? digits : at;
        }
        return endOfQuery(text, is(text, at, '/') ? endOfPath(text, at + 1) : at);
    }

    /** Where the query ends that begins with a question mark at {@code start}; {@code start} when there is none. */
    static int endOfQuery(String text, int start) {
        if (!is(text, start, '?')) {
            return start;
        }
        int end = run(text, start + 1, CharacterClasses::isQueryCharacter);
        while (end > start + 1 && !CharacterClasses.isQueryEnd(text.charAt(end - 1))) {
            end--;
        }
        return end > start + 1 ? end : start;
    }

    /** A path ends in a character that may end one, or in parentheses that follow such an end at once. */
    private static int endOfPath(String text, int start) {
        int end = start;
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            int next = c == '(' ? endOfParentheses(text, at) : at + 1;
            if (c == '(' ? next == at : !CharacterClasses.isPathCharacter(c)) {
                break;
            }
            if (c == '(' ? end == at : CharacterClasses.isPathEnd(c)) {
                end = next;
            }
            at = next;
        }
        return end;
    }

    /** {@code (a)}, {@code ((a))}, {@code (a(b)c)}; the end, or {@code start} when it is nothing like that. */
    private static int endOfParentheses(String text, int start) {
        if (!is(text, start, '(')) {
            return start;
        }
        int at = run(text, start + 1, CharacterClasses::isPathCharacter);
        if (is(text, at, '(')) {
            int inner = run(text, at + 1, CharacterClasses::isPathCharacter);
            if (inner == at + 1 || !is(text, inner, ')')) {
                return start;
            }
            at = run(text, inner + 1, CharacterClasses::isPathCharacter);
        } else if (at == start + 1) {
            return start;
        }
        return is(text, at, ')') ? at + 1 : start;
    }

    private static int run(String text, int start, IntPredicate set) {
        int at = start;
        while (at < text.length() && set.test(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean is(String text, int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }
}
