package social.starling.core.account;

import java.time.InstantSource;
import java.util.List;
import social.starling.core.event.EventBus;
import social.starling.core.event.StarlingEvent;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.account.AccountState;
import social.starling.ports.event.EventLog;

/** Takes an account out of use when its platform refuses the credentials, and says so once. */
public final class SignInWatch {
    private final AccountRepository accounts;
    private final EventLog log;
    private final EventBus events;
    private final InstantSource clock;

    public SignInWatch(AccountRepository accounts, EventLog log, EventBus events, InstantSource clock) {
        this.accounts = accounts;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    public void refused(Account account, String reason) {
        boolean active = accounts.find(account.id())
                .filter(now -> now.state() == AccountState.ACTIVE)
                .isPresent();
        if (active) {
            accounts.save(account.with(AccountState.NEEDS_SIGN_IN));
            log.append(List.of(new StarlingEvent.SignInNeeded(account.id().value(), reason).row(clock.instant())));
            events.ring();
        }
    }
}
