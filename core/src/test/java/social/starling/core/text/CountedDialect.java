package social.starling.core.text;

import java.util.List;
import social.starling.ports.text.Facet;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;

/** Counts how much work a dialect is given. */
final class CountedDialect implements TextDialect {
    private final TextDialect dialect;
    private long measured;
    private long searched;
    private int largeCalls;

    CountedDialect(TextDialect dialect) {
        this.dialect = dialect;
    }

    /** UTF-16 units whose length was asked for, in all. */
    long measured() {
        return measured;
    }

    /** UTF-16 units in which entities were looked for, in all. */
    long searched() {
        return searched;
    }

    /** How often a text of more than 10,000 units was asked about. */
    int largeCalls() {
        return largeCalls;
    }

    @Override
    public int length(RichText rendered) {
        measured += rendered.text().length();
        largeCalls += rendered.text().length() > 10_000 ? 1 : 0;
        return dialect.length(rendered);
    }

    @Override
    public List<Facet> entities(String text) {
        searched += text.length();
        largeCalls += text.length() > 10_000 ? 1 : 0;
        return dialect.entities(text);
    }

    @Override
    public RichText render(RichText neutral) {
        return dialect.render(neutral);
    }
}
