package social.starling.daemon;

import java.time.Instant;
import social.starling.ports.account.Account;

/** An account as the API shows it; its secrets are shown to nobody. */
record AccountJson(
        String id,
        String platform,
        String handle,
        String remoteId,
        String server,
        String state,
        CapJson cap,
        Instant connectedAt) {
    static AccountJson of(Account account) {
        return new AccountJson(
                account.id().value(),
                account.platform().id(),
                account.handle(),
                account.remoteId(),
                account.server().toString(),
                account.state().name(),
                new CapJson(account.cap().posts(), Price.of(account.cap().cost())),
                account.connectedAt());
    }

    /** @param cost dollars, such as {@code 5.00} */
    record CapJson(int posts, String cost) {}
}
