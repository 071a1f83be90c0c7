package social.starling.testkit.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;

/** A platform that counts code points, knows links, and writes everybody's names as plain text. */
final class FakeDialect implements TextDialect {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s]+");

    @Override
    public int length(RichText rendered) {
        return rendered.text().codePointCount(0, rendered.text().length());
    }

    @Override
    public List<Facet> entities(String text) {
        List<Facet> entities = new ArrayList<>();
        Matcher matcher = LINK.matcher(text);
        while (matcher.find()) {
            entities.add(new Facet(matcher.start(), matcher.end(), new Feature.Link(matcher.group())));
        }
        return entities;
    }

    @Override
    public RichText render(RichText neutral) {
        return new RichText(neutral.text(), entities(neutral.text()));
    }
}
