package social.starling.core.compose;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountState;
import social.starling.ports.account.Capabilities;
import social.starling.ports.account.DailyCap;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.money.Money;
import social.starling.ports.money.PriceList;
import social.starling.ports.platform.Platform;
import social.starling.ports.text.TextLimits;

/** Accounts for the tests of this package. */
final class Accounts {
    static final PriceList PRICES =
            new PriceList(Money.dollars("0.015"), Money.dollars("0.20"), Money.ZERO, Money.ZERO, Money.ZERO);

    private Accounts() {}

    static Account on(Platform platform, TextLimits limits, int threadSegments, PriceList prices) {
        return on(platform, limits, MediaLimits.NONE, threadSegments, prices);
    }

    static Account on(Platform platform, TextLimits limits, MediaLimits media, int threadSegments, PriceList prices) {
        return new Account(
                AccountId.of(platform, "42"),
                platform,
                URI.create("http://127.0.0.1"),
                "starling",
                "42",
                AccountState.ACTIVE,
                DailyCap.DEFAULT,
                new Capabilities(limits, media, threadSegments, true, Duration.ofSeconds(30), prices),
                Instant.EPOCH);
    }
}
