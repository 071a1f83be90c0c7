package social.starling.ports.account;

import java.net.URI;
import java.time.Instant;
import social.starling.ports.platform.Platform;

/**
 * An account that a user has connected.
 *
 * @param server the base address of the account's own server, without a trailing slash
 * @param handle as people write it, without {@code @}; may change
 * @param remoteId the platform's own id of the person; never changes
 */
public record Account(
        AccountId id,
        Platform platform,
        URI server,
        String handle,
        String remoteId,
        AccountState state,
        DailyCap cap,
        Capabilities capabilities,
        Instant connectedAt) {
    public Account {
        if (!id.equals(AccountId.of(platform, remoteId))) {
            throw new IllegalArgumentException("The account id " + id + " does not belong to " + remoteId + " on "
                    + platform + "; " + AccountId.of(platform, remoteId) + " is allowed");
        }
    }

    public Account with(AccountState next) {
        return new Account(id, platform, server, handle, remoteId, next, cap, capabilities, connectedAt);
    }

    public Account with(DailyCap next) {
        return new Account(id, platform, server, handle, remoteId, state, next, capabilities, connectedAt);
    }

    public Account with(Capabilities next) {
        return new Account(id, platform, server, handle, remoteId, state, cap, next, connectedAt);
    }
}
