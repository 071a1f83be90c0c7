package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.bluesky.Texts.bluesky;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import social.starling.http.Json;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Label("S7 Facets survive the way to Bluesky and back")
class FacetRoundTripTest {
    private record Piece(String text, Feature feature) {}

    @Provide
    Arbitrary<RichText> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "word",
                " ",
                "é",
                "e\u0301",
                "👨‍👩‍👧‍👦",
                "🇩🇪",
                "\n",
                "日本",
                "क्ष",
                "\u202E",
                "𝒜",
                "'\"\\",
                "\u0000",
                "ß");
        Arbitrary<String> covered = words.list().ofMinSize(1).ofMaxSize(4).map(list -> String.join("", list));
        Arbitrary<Feature> features = Arbitraries.of(
                new Feature.Link("https://example.com/ü?q=1&r=\"x\""), new Feature.Tag("täg"), new Feature.Tag("👍"));
        Arbitrary<Piece> plain = words.map(text -> new Piece(text, null));
        Arbitrary<Piece> linked = Combinators.combine(covered, features).as(Piece::new);
        Arbitrary<Piece> mention =
                Arbitraries.of("alice.test", "b.example").map(h -> new Piece("@" + h, bluesky(h, "did:plc:abc")));
        return Arbitraries.oneOf(plain, linked, mention).list().ofMaxSize(12).map(FacetRoundTripTest::joined);
    }

    private static RichText joined(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        List<Facet> facets = new ArrayList<>();
        for (Piece piece : pieces) {
            int start = text.length();
            text.append(piece.text());
            if (piece.feature() != null) {
                facets.add(new Facet(start, text.length(), piece.feature()));
            }
        }
        return FacetBorders.onGraphemes(text.toString(), facets);
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll("texts") RichText text) {
        RichText known = withHandlesAsCovered(text);
        JsonNode post = written(known);
        JsonNode parsed = Json.parse(new String(Json.write(post).toArray(), StandardCharsets.UTF_8));
        assertThat(parsed).isNotNull();
        assertThat(RecordText.of(parsed)).isEqualTo(known);
    }

    @Property
    void everyBorderLiesBetweenGraphemesInBytesToo(@ForAll("texts") RichText text) {
        byte[] bytes = text.text().getBytes(StandardCharsets.UTF_8);
        Graphemes graphemes = Graphemes.of(text.text());
        int end = 0;
        for (JsonNode facet : written(text).path("facets")) {
            int byteStart = facet.at("/index/byteStart").intValue();
            int byteEnd = facet.at("/index/byteEnd").intValue();
            assertThat(byteStart).isGreaterThanOrEqualTo(end).isLessThan(byteEnd);
            assertThat(byteEnd).isLessThanOrEqualTo(bytes.length);
            for (int border : new int[] {byteStart, byteEnd}) {
                int unit = new String(bytes, 0, border, StandardCharsets.UTF_8).length();
                assertThat(graphemes.borderBefore(unit)).isEqualTo(unit);
            }
            end = byteEnd;
        }
    }

    @Property
    void whateverStandsInARecordIsReadWithoutHarm(
            @ForAll("hostileFacets") List<ObjectNode> facets, @ForAll String text) {
        ObjectNode post = Json.object().put("text", text);
        facets.forEach(post.putArray("facets")::add);
        RichText read = RecordText.of(post);
        Graphemes graphemes = Graphemes.of(read.text());
        assertThat(read.facets()).allSatisfy(facet -> {
            assertThat(graphemes.borderBefore(facet.start())).isEqualTo(facet.start());
            assertThat(graphemes.borderAfter(facet.end())).isEqualTo(facet.end());
        });
    }

    @Provide
    Arbitrary<List<ObjectNode>> hostileFacets() {
        Arbitrary<Integer> borders = Arbitraries.oneOf(
                Arbitraries.integers().between(-2, 30),
                Arbitraries.of(Integer.MIN_VALUE, Integer.MAX_VALUE, 1_000_000));
        Arbitrary<String> uris = Arbitraries.of(
                "https://example.com", "javascript:alert(1)", "http://", "", "file:///etc/passwd", "https://a b");
        return Combinators.combine(borders, borders, uris, Arbitraries.of("link", "mention", "tag", "new"))
                .as(FacetRoundTripTest::facet)
                .list()
                .ofMaxSize(8);
    }

    private static ObjectNode facet(int start, int end, String value, String kind) {
        ObjectNode facet = Json.object();
        facet.putObject("index").put("byteStart", start).put("byteEnd", end);
        facet.putArray("features")
                .addObject()
                .put("$type", FacetWriter.TYPE + "#" + kind)
                .put("uri", value)
                .put("did", value)
                .put("tag", value);
        return facet;
    }

    private static ObjectNode written(RichText text) {
        ObjectNode post = Json.object().put("text", text.text());
        post.set("facets", new FacetWriter(text, Map.of()).write(Json.array()));
        return post;
    }

    /** A mention's handle is read from the text; marks that belong to its last letter become part of it. */
    private static RichText withHandlesAsCovered(RichText text) {
        return new RichText(
                text.text(),
                text.facets().stream()
                        .map(facet -> facet.feature() instanceof Feature.Mention
                                ? new Facet(
                                        facet.start(),
                                        facet.end(),
                                        bluesky(text.covered(facet).replaceFirst("^@", ""), "did:plc:abc"))
                                : facet)
                        .toList());
    }
}
