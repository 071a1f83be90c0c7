package social.starling.http;

import social.starling.ports.money.Money;

/** What the platform bills for a call, told from how it ended. */
@FunctionalInterface
public interface CallPrice {
    CallPrice FREE = result -> Money.ZERO;

    Money of(HttpResult result);

    /** The price of every call that may have reached the platform: a failed one may be billed too. */
    static CallPrice each(Money price) {
        return result -> result instanceof HttpResult.NotSent ? Money.ZERO : price;
    }
}
