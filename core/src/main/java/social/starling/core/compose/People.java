package social.starling.core.compose;

import org.jspecify.annotations.Nullable;
import social.starling.ports.platform.Platform;
import social.starling.ports.text.Feature.Mention;

/** Knows who is the same person on two platforms. */
@FunctionalInterface
public interface People {
    /** Knows nobody. */
    People NOBODY = (mention, target) -> null;

    /** The same person on {@code target}; null when that is not known. */
    @Nullable
    Mention counterpart(Mention mention, Platform target);
}
