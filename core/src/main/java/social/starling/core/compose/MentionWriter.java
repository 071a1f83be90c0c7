package social.starling.core.compose;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import social.starling.ports.platform.Platform;
import social.starling.ports.route.RouteRules.MentionStyle;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature.Mention;
import social.starling.ports.text.RichText;

/**
 * Rewrites mentions of people of other platforms. People without a counterpart become plain text; that it does not
 * notify somebody of the same name is the dialect's part.
 */
final class MentionWriter {
    private final Platform target;
    private final MentionStyle style;
    private final People people;
    private final Set<Note> notes = new LinkedHashSet<>();

    MentionWriter(Platform target, MentionStyle style, People people) {
        this.target = target;
        this.style = style;
        this.people = people;
    }

    /** What was rewritten, each once. */
    List<Note> notes() {
        return List.copyOf(notes);
    }

    /** @throws IllegalArgumentException when the text grows beyond {@link RichText#MAX_LENGTH} */
    RichText rewrite(RichText text) {
        StringBuilder written = new StringBuilder(text.text().length());
        List<Facet> facets = new ArrayList<>(text.facets().size());
        int read = 0;
        for (Facet facet : text.facets()) {
            written.append(text.text(), read, facet.start());
            int start = written.length();
            if (facet.feature() instanceof Mention mention
                    && !mention.platform().equals(target)) {
                rewrite(text.covered(facet), mention, written, facets);
            } else {
                written.append(text.covered(facet));
                facets.add(new Facet(start, written.length(), facet.feature()));
            }
            read = facet.end();
        }
        written.append(text.text(), read, text.text().length());
        return new RichText(written.toString(), facets);
    }

    private void rewrite(String covered, Mention mention, StringBuilder written, List<Facet> facets) {
        int start = written.length();
        Mention counterpart = people.counterpart(mention, target);
        if (counterpart == null) {
            String name = plain(mention);
            written.append(name);
            notes.add(new Note.MentionRewritten(covered, name, target));
        } else {
            written.append('@').append(counterpart.handle());
            facets.add(new Facet(start, written.length(), counterpart));
            notes.add(new Note.MentionTranslated(covered, "@" + counterpart.handle(), target));
        }
    }

    private String plain(Mention mention) {
        String handle = mention.handle();
        int dot = handle.indexOf('.');
        return switch (style) {
            case NAME -> "@" + (dot < 0 ? handle : handle.substring(0, dot));
            case NAME_AND_DOMAIN -> "@" + handle + (dot < 0 ? "@" + mention.home() : "");
        };
    }
}
