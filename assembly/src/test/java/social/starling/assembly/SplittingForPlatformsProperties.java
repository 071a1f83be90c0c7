package social.starling.assembly;

import java.util.List;
import java.util.Optional;
import social.starling.core.text.Split;
import social.starling.core.text.Splitter;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextLimits;
import social.starling.testkit.text.SplittingContract;

/** The splitter with the platforms' own counters. */
class SplittingForPlatformsProperties extends SplittingContract {
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
                new Target(Dialects.X, Dialects.X_LIMITS),
                new Target(Dialects.X, new TextLimits(40, Integer.MAX_VALUE)),
                new Target(Dialects.BLUESKY, Dialects.BLUESKY_LIMITS),
                new Target(Dialects.BLUESKY, new TextLimits(60, 400)));
    }
}
