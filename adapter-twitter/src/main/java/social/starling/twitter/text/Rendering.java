package social.starling.twitter.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

/**
 * Writes neutral text for X: links as addresses, people of X as {@code @name}, nobody else as a mention, and one cashtag
 * at most, since X refuses more. What X then recognises by itself is looked at until it is what was meant: every round
 * takes out a sign or puts in a space, so the rounds end; three are the rule.
 */
final class Rendering {
    private Rendering() {}

    static RichText of(RichText neutral) {
        Draft draft = draft(neutral);
        while (true) {
            List<Facet> found = Entities.find(draft.text());
            List<Draft.Edit> edits = edits(draft, found);
            if (edits.isEmpty()) {
                return new RichText(draft.text(), facets(draft, found));
            }
            draft = draft.edited(edits);
        }
    }

    private static Draft draft(RichText neutral) {
        StringBuilder text = new StringBuilder(neutral.text().length());
        List<Facet> wanted = new ArrayList<>();
        int from = 0;
        for (Facet facet : neutral.facets()) {
            append(text, neutral.text().substring(from, facet.start()));
            from = facet.end();
            String covered = neutral.covered(facet);
            switch (facet.feature()) {
                case Feature.Link link -> {
                    LinkWords words = LinkWords.of(covered, link.target());
                    append(text, words.lead());
                    wanted.add(new Facet(
                            text.length(),
                            text.length() + words.address().length(),
                            words.address().equals(covered) ? link : new Feature.Link(words.address())));
                    text.append(words.address());
                }
                case Feature.Mention mention
                when isNameOnX(mention) -> {
                    wanted.add(new Facet(
                            text.length(), text.length() + 1 + mention.handle().length(), mention));
                    text.append('@').append(mention.handle());
                }
                case Feature.Mention mention -> append(text, covered);
                case Feature.Tag tag -> append(text, covered);
                case Feature.Cashtag cashtag -> append(text, covered);
            }
        }
        append(text, neutral.text().substring(from));
        return new Draft(text.toString(), wanted);
    }

    private static boolean isNameOnX(Feature.Mention mention) {
        List<Facet> alone = MentionFinder.find("@" + mention.handle());
        return mention.platform().equals(MentionFinder.X)
                && alone.size() == 1
                && alone.getFirst().feature() instanceof Feature.Mention found
                && found.handle().equals(mention.handle());
    }

    private static void append(StringBuilder text, String words) {
        words.chars().filter(c -> !CharacterClasses.isInvalid(c)).forEach(c -> text.append((char) c));
    }

    private static List<Draft.Edit> edits(Draft draft, List<Facet> found) {
        Map<Integer, Facet> foundAt = new HashMap<>();
        found.forEach(facet -> foundAt.put(facet.start(), facet));
        Set<Integer> wantedAt = new HashSet<>();
        List<Draft.Edit> edits = new ArrayList<>();
        for (Facet wanted : draft.wanted()) {
            wantedAt.add(wanted.start());
            space(draft.text(), wanted, foundAt.get(wanted.start()), edits);
        }
        found.stream()
                .filter(facet -> facet.feature() instanceof Feature.Mention && !wantedAt.contains(facet.start()))
                .forEach(stranger -> edits.add(withoutSigns(draft.text(), stranger)));
        found.stream()
                .filter(facet -> facet.feature() instanceof Feature.Cashtag)
                .skip(1)
                .forEach(further -> edits.add(new Draft.Edit(further.start(), further.start() + 1, "")));
        return edits;
    }

    /** Sets apart from its neighbours what X does not see as it is meant, though it would if it stood alone. */
    private static void space(String text, Facet wanted, @Nullable Facet found, List<Draft.Edit> edits) {
        if (found != null && found.end() == wanted.end() || !standsAlone(text, wanted)) {
            return;
        }
        if (found == null && wanted.start() > 0 && !CharacterClasses.isBlank(text.charAt(wanted.start() - 1))) {
            edits.add(new Draft.Edit(wanted.start(), wanted.start(), " "));
        } else if (wanted.end() < text.length() && !CharacterClasses.isBlank(text.charAt(wanted.end()))) {
            edits.add(new Draft.Edit(wanted.end(), wanted.end(), " "));
        }
    }

    private static boolean standsAlone(String text, Facet wanted) {
        return switch (wanted.feature()) {
            case Feature.Link link -> LinkWords.isWhole(text.substring(wanted.start(), wanted.end()));
            case Feature.Mention mention -> true;
            case Feature.Tag tag -> false;
            case Feature.Cashtag cashtag -> false;
        };
    }

    private static Draft.Edit withoutSigns(String text, Facet mention) {
        int start = mention.start();
        while (start > 0 && CharacterClasses.isAtSign(text.charAt(start - 1))) {
            start--;
        }
        return new Draft.Edit(start, mention.start() + 1, "");
    }

    /** What X finds, with what is known about a person, and the links that X does not see. */
    private static List<Facet> facets(Draft draft, List<Facet> found) {
        List<Facet> all = new ArrayList<>(found.size());
        int next = 0;
        int end = 0;
        for (Facet wanted : draft.wanted()) {
            for (; next < found.size() && found.get(next).start() < wanted.start(); next++) {
                end = found.get(next).end();
                all.add(found.get(next));
            }
            boolean seen = next < found.size() && found.get(next).start() < wanted.end();
            if (seen && wanted.feature() instanceof Feature.Mention) {
                all.add(wanted);
                end = wanted.end();
                next++;
            } else if (!seen && end <= wanted.start() && wanted.feature() instanceof Feature.Link) {
                all.add(wanted);
            }
        }
        all.addAll(found.subList(next, found.size()));
        return all;
    }
}
