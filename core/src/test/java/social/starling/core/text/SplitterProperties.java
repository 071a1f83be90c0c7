package social.starling.core.text;

import java.util.List;
import java.util.Optional;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextLimits;
import social.starling.testkit.text.SplittingContract;

class SplitterProperties extends SplittingContract {
    @Override
    protected Optional<List<RichText>> split(Order order) {
        Splitter splitter =
                new Splitter(order.target().dialect(), order.target().limits(), Integer.MAX_VALUE, order.numbered());
        return splitter.split(order.text()) instanceof Split.Parts parts
                ? Optional.of(parts.parts())
                : Optional.empty();
    }

    @Override
    protected List<Target> targets() {
        return List.of(
                new Target(new GraphemeDialect(), GraphemeDialect.LIMITS),
                new Target(new GraphemeDialect(), new TextLimits(60, 400)),
                new Target(new WeightedDialect(), WeightedDialect.LIMITS),
                new Target(new WeightedDialect(), new TextLimits(40, Integer.MAX_VALUE)));
    }
}
