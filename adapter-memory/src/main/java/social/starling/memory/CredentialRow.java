package social.starling.memory;

import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Credentials;
import social.starling.ports.account.RefreshGrant;

/** The secrets of an account and the refresh that was begun and has not told its end; null when there is none. */
record CredentialRow(Credentials credentials, RefreshGrant.@Nullable Granted refresh) {}
