package social.starling.ports.account;

import social.starling.ports.platform.PlatformException;

/** Asks the platform who an account is and whether its credentials still work. */
public interface AccountProbe {
    /** @throws PlatformException {@code Unauthorized} when a person must sign in again */
    Profile check(Account account);
}
