package social.starling.core.text;

import java.util.List;
import social.starling.ports.platform.Platform;
import social.starling.ports.text.Facet;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;
import social.starling.ports.text.TextLimits;

/** A platform that counts graphemes and bounds bytes as well. */
public class GraphemeDialect implements TextDialect {
    public static final Platform PLATFORM = new Platform("meadow");
    public static final TextLimits LIMITS = new TextLimits(300, 3_000);

    @Override
    public int length(RichText rendered) {
        return Graphemes.of(rendered.text()).count();
    }

    @Override
    public List<Facet> entities(String text) {
        return FoundEntities.in(text, PLATFORM);
    }

    /** It notifies nobody by text alone, so that nothing needs to be neutralised. */
    @Override
    public RichText render(RichText neutral) {
        return FoundEntities.covered(neutral, PLATFORM);
    }
}
