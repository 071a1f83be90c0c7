package social.starling.core.request;

import java.util.List;
import social.starling.core.compose.Composed;
import social.starling.core.compose.Composition;
import social.starling.core.compose.Refused;
import social.starling.ports.account.Account;
import social.starling.ports.money.Money;

/** What a request would become on each of its accounts, and what that costs; the same value is planned. */
public record Preflight(List<Target> targets) {
    public Preflight {
        targets = List.copyOf(targets);
    }

    public Money price() {
        return targets.stream().map(Target::composition).map(Preflight::price).reduce(Money.ZERO, Money::plus);
    }

    /** Whether every account can carry it. */
    public boolean passes() {
        return targets.stream().allMatch(target -> target.composition() instanceof Composed);
    }

    private static Money price(Composition composition) {
        return switch (composition) {
            case Composed composed -> composed.price();
            case Refused refused -> Money.ZERO;
        };
    }

    /** One account and what it would carry. */
    public record Target(Account account, Composition composition) {}
}
