package social.starling.sandbox.bluesky;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a real PDS takes and its readers then stumble over; refused here, so that a client's mistake is seen: facets off the
 * text or across each other, replies to nothing, and a reply that is not younger than its parent.
 */
final class StrictRules {
    private static final String LEAD = "Sandbox strict mode: ";
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private final Repos repos;

    StrictRules(Repos repos) {
        this.repos = repos;
    }

    void check(String did, JsonNode record) {
        checkFacets(record);
        if (record.has("reply")) {
            checkReply(did, record);
        }
    }

    private static void checkFacets(JsonNode record) {
        Set<Integer> borders = graphemeBorders(record.path("text").stringValue(""));
        List<Span> spans = new ArrayList<>();
        JsonNode facets = record.path("facets");
        for (int i = 0; i < facets.size(); i++) {
            JsonNode index = facets.get(i).path("index");
            Span span = new Span(
                    i, index.path("byteStart").intValue(), index.path("byteEnd").intValue());
            if (span.start >= span.end) {
                throw complaint("Record/facets/" + i + "/index is empty: " + span);
            }
            if (!borders.contains(span.start) || !borders.contains(span.end)) {
                throw complaint(
                        "Record/facets/" + i + "/index lies off the text's characters or beyond its end: " + span);
            }
            spans.add(span);
        }
        spans.sort(Comparator.comparingInt(Span::start));
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).start < spans.get(i - 1).end) {
                throw complaint(
                        "Record/facets/" + spans.get(i).number + " overlaps Record/facets/" + spans.get(i - 1).number);
            }
        }
    }

    /** The UTF-8 offsets at which a character as people see it begins, and the end. */
    private static Set<Integer> graphemeBorders(String text) {
        Set<Integer> borders = new HashSet<>(Set.of(0));
        int offset = 0;
        Matcher graphemes = GRAPHEME.matcher(text);
        while (graphemes.find()) {
            offset += graphemes.group().getBytes(StandardCharsets.UTF_8).length;
            borders.add(offset);
        }
        return borders;
    }

    private void checkReply(String did, JsonNode record) {
        JsonNode reply = record.path("reply");
        StoredRecord parent = existing(reply.path("parent"), "Record/reply/parent");
        StoredRecord root = existing(reply.path("root"), "Record/reply/root");
        String expected = parent.value().path("reply").path("root").path("uri").stringValue(parent.uri());
        if (!root.uri().equals(expected)) {
            throw complaint("Record/reply/root is " + root.uri() + " but the parent's root is " + expected);
        }
        boolean own = parent.uri().startsWith("at://" + did + "/");
        if (own && !createdAt(record).isAfter(createdAt(parent.value()))) {
            throw complaint("Record/createdAt is not later than the parent's; feeds then have no order");
        }
    }

    private static OffsetDateTime createdAt(JsonNode record) {
        return Datetimes.parse(record.path("createdAt").stringValue());
    }

    private StoredRecord existing(JsonNode reference, String path) {
        String uri = reference.path("uri").stringValue();
        String cid = reference.path("cid").stringValue();
        Optional<StoredRecord> found = repos.at(uri);
        return found.filter(record -> record.cid().equals(cid))
                .orElseThrow(() -> complaint(path + " is " + uri + " with cid " + cid + "; "
                        + found.map(record -> "its cid is " + record.cid()).orElse("there is no such record")));
    }

    private static Lexicon.Complaint complaint(String sentence) {
        return new Lexicon.Complaint(LEAD + sentence);
    }

    private record Span(int number, int start, int end) {
        @Override
        public String toString() {
            return start + "–" + end;
        }
    }
}
