package social.starling.testkit.text;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Generates well-formed texts in which everything occurs that has a rule of its own. */
public final class Texts {
    private static final Arbitrary<String> WORD = Arbitraries.of(
            "a",
            "the",
            "starling",
            "U.S.",
            "e.g.",
            "don't",
            "\u201Cquoted\u201D",
            "(aside)",
            "3.14",
            "10\u00A0000",
            "So");

    private static final Arbitrary<String> FOREIGN = Arbitraries.of(
            "\u65E5\u672C\u8A9E\u306E\u6587\u3002",
            "\u300C\u30B3\u30FC\u30D2\u30FC\uFF01\u300D",
            "\uD55C\uAE00",
            "\u1112\u1161\u11AB",
            "\u05E9\u05DC\u05D5\u05DD",
            "\u0645\u0631\u062D\u0628\u0627\u061F",
            "\u202Ertl\u202C",
            "\u0928\u092E\u0938\u094D\u0924\u0947\u0964",
            "\u0915\u094D\u200D\u0937",
            "\u0E01\u0E33\u0E25\u0E31\u0E07");

    private static final Arbitrary<String> CLUSTER = Arbitraries.of(
            "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66",
            "\uD83C\uDDE9\uD83C\uDDEA",
            "\uD83D\uDC4D\uD83C\uDFFD",
            "\u2764\uFE0F",
            "1\uFE0F\u20E3",
            "\uD83E\uDEE9",
            "e\u0301",
            "o\u0302\u0323",
            "Z\u0351\u0352\u0353\u0354\u0355\u0356",
            " \u0301",
            "\u200B",
            "\u2060");

    private static final Arbitrary<String> ENTITY = Arbitraries.of(
            "https://starling.example/a/path?with=query&and=more#part",
            "http://x.org",
            "https://en.example.com/wiki/Starling_(bird)",
            "starling.com",
            "a.community",
            "@alice",
            "@bob.bsky.social",
            "user@example.com",
            "#tag",
            "#\u65E5\u672C",
            "#caf\u00E9",
            "$STAR",
            "a#b",
            "x@y",
            "@",
            "#",
            "$");

    private static final Arbitrary<String> GAP = Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.just(" ")),
            Tuple.of(3, Arbitraries.just("")),
            Tuple.of(3, Arbitraries.of(". ", "! ", "? ", "\u2026 ", ", ", ": ")),
            Tuple.of(1, Arbitraries.of("\n", "\n\n", "   ", "\u00A0", "\u3000", "\r\n")));

    private Texts() {}

    /** From nothing to a few thousand characters. */
    public static Arbitrary<String> any() {
        Arbitrary<String> run = Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.of("x", ".", "w@", "\u65E5", "\u0301")), Tuple.of(1, CLUSTER)),
                        Arbitraries.integers().between(1, 60))
                .as(String::repeat);
        Arbitrary<String> piece = Arbitraries.frequencyOf(
                Tuple.of(10, WORD), Tuple.of(3, FOREIGN), Tuple.of(3, CLUSTER), Tuple.of(4, ENTITY), Tuple.of(1, run));
        return Combinators.combine(piece, GAP)
                .as((text, gap) -> text + gap)
                .list()
                .ofMaxSize(160)
                .withSizeDistribution(RandomDistribution.uniform())
                .map(pieces -> String.join("", pieces));
    }
}
