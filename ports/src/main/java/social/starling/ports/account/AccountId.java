package social.starling.ports.account;

import java.util.regex.Pattern;
import social.starling.ports.digest.Digest;
import social.starling.ports.platform.Platform;

/**
 * The id of a connected account: a pure function of platform and person, so that an account that is removed and
 * connected again, or restored from a backup, keeps its deliveries and origin links.
 */
public record AccountId(String value) {
    private static final Pattern VALUE = Pattern.compile("acc-[0-9a-f]{16}");

    public AccountId {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is no account id; acc- and 16 hexadecimal digits are allowed");
        }
    }

    /** @param remoteId the platform's own unchanging id of the person */
    public static AccountId of(Platform platform, String remoteId) {
        return new AccountId(
                "acc-" + Digest.sha256Hex(platform.id() + "|" + remoteId).substring(0, 16));
    }

    @Override
    public String toString() {
        return value;
    }
}
