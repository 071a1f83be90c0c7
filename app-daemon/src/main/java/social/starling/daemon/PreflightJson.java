package social.starling.daemon;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.core.compose.Composed;
import social.starling.core.compose.Note;
import social.starling.core.compose.Refused;
import social.starling.core.request.Preflight;
import social.starling.ports.account.Account;

/** What a post would become and cost. */
record PreflightJson(String price, boolean passes, List<TargetJson> targets) {
    static PreflightJson of(Preflight preflight) {
        return new PreflightJson(
                Price.of(preflight.price()),
                preflight.passes(),
                preflight.targets().stream().map(TargetJson::of).toList());
    }

    /** @param refused why the account cannot carry it; null when it can, and then there are {@code segments} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TargetJson(
            String account,
            String handle,
            String platform,
            @Nullable List<SegmentJson> segments,
            @Nullable String refused,
            List<String> notes,
            String price) {
        private static TargetJson of(Preflight.Target target) {
            Account account = target.account();
            return switch (target.composition()) {
                case Composed composed ->
                    new TargetJson(
                            account.id().value(),
                            account.handle(),
                            account.platform().id(),
                            SegmentJson.of(composed),
                            null,
                            composed.notes().stream().map(Note::sentence).toList(),
                            Price.of(composed.price()));
                case Refused refused ->
                    new TargetJson(
                            account.id().value(),
                            account.handle(),
                            account.platform().id(),
                            null,
                            refused.reason(),
                            List.of(),
                            "0.00");
            };
        }
    }
}
