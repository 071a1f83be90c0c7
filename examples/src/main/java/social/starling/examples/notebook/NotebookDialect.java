package social.starling.examples.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;

/** Counts code points, knows links and tags, and mentions nobody. */
final class NotebookDialect implements TextDialect {
    private static final Pattern ENTITY = Pattern.compile("https?://\\S+|(?<=^|\\s)#(?<tag>[\\p{L}\\p{N}_]+)");

    @Override
    public int length(RichText rendered) {
        return rendered.text().codePointCount(0, rendered.text().length());
    }

    @Override
    public List<Facet> entities(String text) {
        List<Facet> entities = new ArrayList<>();
        Matcher entity = ENTITY.matcher(text);
        while (entity.find()) {
            String tag = entity.group("tag");
            Feature feature = tag == null ? new Feature.Link(entity.group()) : new Feature.Tag(tag);
            entities.add(new Facet(entity.start(), entity.end(), feature));
        }
        return entities;
    }

    @Override
    public RichText render(RichText neutral) {
        return new RichText(neutral.text(), entities(neutral.text()));
    }
}
