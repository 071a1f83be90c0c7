package social.starling.twitter;

import social.starling.http.HttpAnswer;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountProbe;
import social.starling.ports.account.Profile;
import social.starling.ports.platform.PlatformException;

/** Looks whether an account's sign-in still works; billed as one user read. */
final class TwitterAccountProbe implements AccountProbe {
    private final TwitterSettings settings;
    private final TwitterSession session;

    TwitterAccountProbe(TwitterSettings settings, TwitterSession session) {
        this.settings = settings;
        this.session = session;
    }

    @Override
    public Profile check(Account account) {
        HttpAnswer answer = session.read(account, OwnProfile.call(settings));
        Profile profile = OwnProfile.of(answer, settings);
        if (!profile.remoteId().equals(account.remoteId())) {
            throw new PlatformException.Unauthorized("The sign-in of @" + account.handle() + " belongs to @"
                    + profile.handle() + " now; connect the account again");
        }
        return profile;
    }
}
