package social.starling.ports.publish;

import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.money.Money;

/**
 * All that is known before the socket opens.
 *
 * @param account for which it is sent
 * @param request the exact bytes of the creating request
 * @param plannedKey the id that the post will have where the client may choose it (an at-uri); null elsewhere
 * @param baseline the newest own post before this one, from which a lost answer is looked for; null where
 *     {@code plannedKey} answers that
 * @param price what the attempt is billed: the creating call, and the alt texts that were written for it
 * @param left a sentence without a full stop for each thing that the server does not take and that is left out; for people,
 *     and not kept
 */
public record Prepared(
        AccountId account,
        RequestBytes request,
        @Nullable String plannedKey,
        @Nullable String baseline,
        Money price,
        List<String> left) {
    public Prepared {
        left = List.copyOf(left);
    }

    /** One of which nothing is left out. */
    public Prepared(
            AccountId account,
            RequestBytes request,
            @Nullable String plannedKey,
            @Nullable String baseline,
            Money price) {
        this(account, request, plannedKey, baseline, price, List.of());
    }
}
